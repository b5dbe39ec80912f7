import type { ReactNode } from 'react';

type Props = {
  /** The text in the message box. */
  readonly text: string;
  /** Receives the trimmed text, which is never empty. */
  readonly onSend: (said: string) => Promise<void>;
  readonly children: ReactNode;
};

/** Draws the form around a message box, which Enter and the button send. */
export function Composer({ text, onSend, children }: Props) {
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        const said = text.trim();
        if (said !== '') void onSend(said);
      }}
    >
      {children}
    </form>
  );
}
