#!/usr/bin/env node
// Makes the READMEs' and the stores' pictures from the try-out, as it is after `npm run build`: node src/tryout/page/pictures.mjs [folder] [address]
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pictureCards } from './pictures/cards.mjs';
import { pictureReadme } from './pictures/readme.mjs';
import { setUpStage } from './pictures/stage.mjs';
import { pictureStores } from './pictures/stores.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const [folder = join(root, '.github', 'images'), address] = process.argv.slice(2);

const stage = await setUpStage({ root, folder: resolve(folder), address });
try {
  await pictureReadme(stage);
  await pictureCards(stage);
  await pictureStores(stage);
} finally {
  await stage.takeDown();
}
