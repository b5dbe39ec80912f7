import { dueBy } from '../../content/due';
import type { loadContent } from '../../content/load';
import { dayAt } from '../../reflection/wall-clock';
import { shownPath } from '../../text/shown-path';
import { about, type Finding } from './finding';

const { fine, look, not } = about('content');

/** Whether the content has mistakes, and what of it is past its day. */
export function checkContent(loading: ReturnType<typeof loadContent>, timezone: string, now: Date): Finding[] {
  if (!loading.ok)
    return [
      not(`it has ${loading.mistakes.length} mistakes, and the bot does not start with them`, 'See all: content check'),
    ];
  const due = dueBy(dayAt(now, timezone), loading.content).length;
  return [
    fine('it has no mistakes'),
    due === 0
      ? fine('nothing in it is overdue')
      : look(`${due} entries are to be looked at again`, 'See which: content due'),
  ];
}

/** Whether an organisation's own pack has mistakes. */
export function checkPack(loading: ReturnType<typeof loadContent>, pack: string): Finding {
  const where = shownPath(pack);
  return loading.ok
    ? fine(`${where} has no mistakes`)
    : not(
        `${where} has ${loading.mistakes.length} mistakes, and the bot does not start with them`,
        `Put them right: “content check ${where}” names each.`,
      );
}
