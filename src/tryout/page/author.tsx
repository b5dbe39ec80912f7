import type { PersonId } from '../people';
import type { Who } from '../state';

type From = { readonly from: PersonId | 'bot'; readonly people: readonly Who[] };

/** A round or square picture with initials, for eyes only: the name stands beside it. */
export function Avatar({ from, people }: From) {
  return (
    <span className={`avatar avatar-${from}`} aria-hidden="true">
      {from === 'bot' ? <Compass /> : people.find(({ id }) => id === from)?.initials}
    </span>
  );
}

/** Who said it; the bot carries the badge that the clients give to apps. */
export function AuthorName({ from, people, badge }: From & { readonly badge: string }) {
  if (from !== 'bot') {
    const who = people.find(({ id }) => id === from);
    return (
      <strong className="author">
        {who?.name}
        {who?.guest && <span className="badge">Guest</span>}
      </strong>
    );
  }
  return (
    <strong className="author">
      Practice Compass <span className="badge">{badge}</span>
    </strong>
  );
}

const Compass = () => (
  <svg viewBox="0 0 24 24" width="22" height="22" focusable="false" aria-hidden="true">
    <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" strokeWidth="1.6" />
    <path d="M15.8 8.2 13.6 13.6 8.2 15.8 10.4 10.4Z" fill="currentColor" />
  </svg>
);
