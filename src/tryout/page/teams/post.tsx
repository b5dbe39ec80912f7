import { useMemo } from 'react';
import type { TeamsPost as Post, Who } from '../../state';
import { AuthorName, Avatar } from '../author';
import { ClockTime } from '../clock-time';
import { TextWithMention } from '../text-with-mention';
import { AdaptiveCardView } from './adaptive-card-view';

type Props = {
  readonly post: Post;
  readonly people: readonly Who[];
  readonly onPress: (action: string, inputs: Readonly<Record<string, string>>) => Promise<void>;
  /** Goes to the chat with the bot. */
  readonly onPersonal: () => void;
};

/** One post as Teams shows it. */
export function TeamsPost({ post, people, onPress, onPersonal }: Props) {
  const { id, from, text, cards, onlyYou, at } = post;
  const written = useMemo(() => cards.map((card) => JSON.stringify(card)), [cards]);
  return (
    <article
      className={`message ${onlyYou ? 'only-you' : ''}`}
      data-message={id}
      aria-label={`Post, ${from === 'bot' ? 'Practice Compass' : people.find((one) => one.id === from)?.name}`}
    >
      <Avatar from={from} people={people} />
      <div className="message-body">
        <p className="message-head">
          <AuthorName from={from} people={people} badge="App" /> <ClockTime at={at} />
          {onlyYou && <span className="only-you-note">Only you can see this message</span>}
        </p>
        {text !== '' && <TextWithMention text={text} />}
        {written.map((card, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the cards of one post never change places
          <AdaptiveCardView key={index} card={card} onPress={onPress} onPersonal={onPersonal} />
        ))}
      </div>
    </article>
  );
}
