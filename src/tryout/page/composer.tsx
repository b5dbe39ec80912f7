import type { ReactNode } from 'react';

type Props = {
  /** What stands in the message box. */
  readonly text: string;
  /** Gets it without the spaces around it, never empty. */
  readonly onSend: (said: string) => Promise<void>;
  readonly children: ReactNode;
};

/** The form around a message box: what is written there is sent with Enter and with the button. */
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
