const MENTION = /(@(?:practice )?compass)\b/i;

/** A line that a person wrote, with the bot's name as the clients show a mention. */
export function TextWithMention({ text }: { readonly text: string }) {
  const parts = text.split(MENTION);
  return (
    <p className="said">
      {parts.map((part, index) =>
        MENTION.test(part) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
          <span key={index} className="mention">
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </p>
  );
}
