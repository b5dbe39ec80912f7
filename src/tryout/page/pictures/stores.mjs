import { PLATFORMS } from './acts.mjs';
import { HEARD, pictureOf, READY, showPlatform } from './cards.mjs';

/** In pixels. Microsoft names its size; Slack’s form takes pictures that are 8 wide for 5 high. */
const SIZES = { slack: { width: 1600, height: 1000 }, teams: { width: 1366, height: 768 } };

/** Of the client from which the cards are taken: the widest in which it stands alone. */
const WIDTH = 900;

const typed = (platform, line) => (platform === 'slack' ? `/${line}` : `@Practice Compass ${line}`);

/** The name of each picture; what stands above the card; its words and where it is; and what is typed for it. */
const PICTURES = [
  ['term', 'What a term means, in plain words', ['', 'A way of supplying drugs'], 'glossary county lines'],
  ['principle', 'What good practice looks like', ['', /Principle 3: .*To think about/s], 'principle 3'],
  [
    'weekly',
    'A question to reflect on, each week',
    ['', 'Answer in the thread', 'meeting'],
    'reflect weekly monday 09:30',
  ],
  [
    'poll',
    'A quick vote, anonymous unless you say open',
    ['', new RegExp(`${HEARD}.*voted`, 's'), 'meeting'],
    `poll "${HEARD}" "Yes" "In part" "No"`,
  ],
  [
    'result',
    'What a team thinks, and not who said what',
    ['', new RegExp(`${READY}.*Closed`, 's'), 'meeting'],
    'poll close',
  ],
];

/** Five pictures for each store, of one card each, without the client around it. The cards have to be there already. */
export async function pictureStores({ at, keepHtml }) {
  for (const platform of PLATFORMS) {
    const size = SIZES[platform];
    await at({ width: WIDTH, height: 2600, scale: 2 }, async (page) => {
      await showPlatform(page, platform);
      for (const [name, title, card, line] of PICTURES) {
        const { bytes } = await pictureOf(page, platform, card, WIDTH);
        await keepHtml(`store-${platform}-${name}`, poster(title, typed(platform, line), bytes, size), size);
      }
    });
  }
}

const poster = (title, line, bytes, { width, height }) => `<!doctype html>
<style>
  body { box-sizing: border-box; margin: 0; width: ${width}px; height: ${height}px; padding: ${height / 20}px; background: #eef1f4; color: #1d1c1d;
    font: ${height / 32}px/1.4 system-ui, sans-serif; display: flex; flex-direction: column; align-items: center; gap: ${height / 40}px; }
  h1, p { margin: 0; }
  h1 { font-size: 1.6em; line-height: 1.2; }
  div { flex: 1; min-height: 0; width: 100%; display: flex; justify-content: center; align-items: center; }
  img { max-width: 100%; max-height: 100%; border-radius: 8px; box-shadow: 0 2px 12px #0003; }
</style>
<h1>${title}</h1>
<p>${line}</p>
<div><img src="data:image/png;base64,${bytes}" alt=""></div>`;
