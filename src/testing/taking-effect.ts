type Part = { readonly [field: string]: unknown };

/** What Slack would do something with: elements that are mentions or links, texts that are markup, and `<…>` in the notification. */
export function takingEffectInSlack(sent: unknown): unknown[] {
  return partsOf(sent).filter(
    ({ type, text }) =>
      ['mrkdwn', 'link', 'user', 'usergroup', 'channel', 'broadcast', 'emoji', 'date'].includes(String(type)) ||
      (type === undefined && typeof text === 'string' && /[<>]/.test(text)),
  );
}

/** What Teams would do something with: Markdown or markup where cards and messages read it, and dates that cards work out anywhere. */
export function takingEffectInTeams(sent: unknown): unknown[] {
  return partsOf(sent).filter(({ type, text, title, label, fallbackText, summary, speak }) => {
    const asMarkdown = [type === 'TextRun' ? undefined : text, fallbackText].filter((one) => typeof one === 'string');
    const shown = [text, title, label, fallbackText, summary, speak].filter((one) => typeof one === 'string');
    return asMarkdown.some((one) => /[<>]|\]\(|\*\*|_\w+_/.test(one)) || shown.some((one) => one.includes('{{'));
  });
}

/** Every object in it, however deep. */
function partsOf(value: unknown): Part[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(partsOf);
  return Array.isArray(value) ? inside : [value as Part, ...inside];
}
