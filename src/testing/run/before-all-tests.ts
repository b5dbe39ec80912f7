import { offerPostgres } from '../stores/shared-postgres';
import { makeBuildFolder } from './build-folder';
import { gatherTemporaryFiles } from './temporary-files';

/** Before the first test of a run: what all its tests share. */
async function beforeAllTests(): Promise<void> {
  gatherTemporaryFiles();
  await offerPostgres(makeBuildFolder());
}

// As jest wants it: https://jestjs.io/docs/configuration#globalsetup-string
export = beforeAllTests;
