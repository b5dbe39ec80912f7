import type { Asked } from './ask';
import { about, type Finding } from './finding';

/** Slack signs for five minutes, and Microsoft’s tokens count the time, too. */
const MOST_SKEW_MS = 60_000;

/** This machine's clock against those that answered. */
export function checkClock(asked: readonly Asked[]): Finding {
  const { fine, not, off } = about('clock');
  const skews = asked.flatMap((one) => ('unreached' in one || one.skewMs === undefined ? [] : [one.skewMs]));
  const [skew] = skews.toSorted((a, b) => Math.abs(a) - Math.abs(b));
  if (skew === undefined) return off('no platform answered with its time');
  const seconds = Math.round(Math.abs(skew) / 1_000);
  return Math.abs(skew) <= MOST_SKEW_MS
    ? fine('it goes as the platforms’ do')
    : not(
        `it is ${seconds} seconds ${skew > 0 ? 'ahead of' : 'behind'} the platforms’`,
        'Let this machine set its clock by the network (NTP): requests count as forged or stale otherwise.',
      );
}

/** Whether what the network has as its way out lets the bot out. */
export function checkProxy(isSet: boolean, asked: readonly Asked[]): Finding {
  const { fine, not, off, look } = about('proxy');
  if (!isSet) return off('HTTPS_PROXY is not set, so the bot goes out directly');
  if (asked.some((one) => 'unreached' in one && one.refusedByProxy))
    return not(
      'it does not let the bot out',
      'Check HTTPS_PROXY, its user name and password, and which hosts it allows.',
    );
  return asked.some((one) => !('unreached' in one))
    ? fine('the bot gets out through it')
    : look('nothing was reached through it', 'Look at what Slack or Teams says above.');
}
