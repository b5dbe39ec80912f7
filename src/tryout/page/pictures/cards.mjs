import { actAs, ask, cardOf, closePoll, goToMeeting, goToOwn, PLATFORMS, postPoll, send, vote } from './acts.mjs';

export const READY = 'Are we ready for this week?';
export const HEARD = 'Did we hear from the family?';
const PLAN = 'Does everybody know the plan?';
const ANSWERS = ['Yes', 'Nearly', 'No'];
const SEVEN = { ann: 0, ben: 0, chidi: 1, dee: 0, ewa: 2, farah: 0, gwen: 0 };

/** The twelve cards: what is below each, its words, and where somebody opens more of it first. */
const CARDS = [
  ['A term', 'Someone wins a child'],
  ['The same kind of card, with More open', 'A way of supplying drugs', 'More'],
  ['A principle', /Principle 3: .*To think about/s],
  ['A principle in a role', 'Principle 5: '],
  ['A to Z', 'Find a term'],
  ['A poll before it is posted', PLAN],
  ['A poll that is open', new RegExp(`${HEARD}.*voted`, 's'), 'meeting'],
  ['One’s own vote', new RegExp(`${HEARD}.*Your answer`, 's')],
  ['The result of seven votes', new RegExp(`${READY}.*Closed`, 's'), 'meeting'],
  ['The weekly prompt', 'Answer in the thread', 'meeting'],
  ['Help', 'What you can type'],
  ['Who to call', 'Emergency services'],
];

const WIDTHS = [
  { width: 375, across: 375, columns: 5 },
  { width: 1440, across: 1240, columns: 2 },
];

/** Twelve cards of each platform, on a phone and on a wide screen: four pictures. A weekly prompt has to be there already. */
export async function pictureCards({ at, keepHtml }) {
  await at({ width: 1440, height: 1000 }, async (page) => {
    for (const platform of PLATFORMS) await makeCards(page, platform);
  });
  for (const platform of PLATFORMS) {
    for (const { width, across, columns } of WIDTHS) {
      await at({ width, height: 2600 }, async (page) => {
        await showPlatform(page, platform);
        const pictures = [];
        for (const card of CARDS) pictures.push(await pictureOf(page, platform, card, across));
        await keepHtml(`cards-${platform}-${width}`, sheet(pictures, across, columns), {
          width: columns * (across + 24) + 24,
        });
      });
    }
  }
}

async function makeCards(page, platform) {
  await actAs(page, 'ann');
  await postPoll(page, platform, READY, ANSWERS.map((answer) => `"${answer}"`).join(' '));
  for (const [person, answer] of Object.entries(SEVEN)) {
    await actAs(page, person);
    await vote(page, platform, READY, ANSWERS[answer]);
  }
  await actAs(page, 'ann');
  await closePoll(page, platform);
  await postPoll(page, platform, HEARD, '"Yes" "In part" "No"');
  await vote(page, platform, HEARD, 'In part');

  await goToMeeting(page, platform);
  await ask(page, platform, `poll "${PLAN}" "Yes" "Not yet"`);
  await goToOwn(page, platform);
  await cardOf(page, platform, PLAN).waitFor();
  const lines = ['glossary grooming', 'glossary county lines', 'principle 5', 'principle 3', 'glossary', 'help', '999'];
  for (const line of lines) {
    const typed = platform === 'teams' ? line : /^(glossary|principle)/.test(line) ? `/${line}` : `/compass ${line}`;
    const before = await page.locator(`#panel-${platform} article`).count();
    await send(page, platform, typed);
    await page.locator(`#panel-${platform} article`).nth(before).waitFor();
    if (line !== 'principle 5') continue;
    await cardOf(page, platform, 'Principle 5').getByRole('button', { name: 'In your role' }).click();
    await page.locator(`#panel-${platform}`).getByRole('button', { name: 'For practitioners' }).last().click();
    await page.locator(`#panel-${platform}`).getByText('For practitioners').last().waitFor();
  }
}

/** Makes this platform's client the one that is shown: by its tab where there is room for one, by the switch where there is for both. */
export async function showPlatform(page, platform) {
  const name = platform === 'slack' ? 'Slack' : 'Teams';
  if (page.viewportSize().width < 960) await page.getByRole('tab', { name }).click();
  else await page.getByRole('banner').getByText(name, { exact: true }).click();
}

/** One card as it is seen: where many are with `how` “meeting”, opened with “More”. */
export async function pictureOf(page, platform, [caption, words, how], across) {
  await (how === 'meeting' ? goToMeeting : goToOwn)(page, platform);
  const card = cardOf(page, platform, words);
  await card.waitFor();
  if (how === 'More') await card.getByText('More', { exact: true }).click();
  await card.scrollIntoViewIfNeeded();
  const box = await card.boundingBox();
  const clip = { ...box, width: Math.min(box.width, across) };
  return { caption, bytes: (await page.screenshot({ clip })).toString('base64') };
}

const sheet = (pictures, across, columns) => `<!doctype html>
<style>
  body { margin: 0; padding: 24px 0 0 24px; background: #e4e4e4; font: 16px/1.4 system-ui, sans-serif; columns: ${columns}; column-gap: 0; }
  figure { margin: 0 24px 24px 0; break-inside: avoid; }
  figcaption { padding-bottom: 4px; font-weight: bold; }
  img { display: block; max-width: ${across}px; }
</style>
${pictures.map(({ caption, bytes }) => `<figure><figcaption>${caption}</figcaption><img src="data:image/png;base64,${bytes}" alt=""></figure>`).join('\n')}`;
