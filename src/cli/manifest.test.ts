import { askingForManifests, here } from '../testing/manifests';

const { run } = askingForManifests();

it.each([
  [[], ''],
  [['zoom'], 'I do not know “zoom”.'],
  [['salck'], 'Did you mean slack?'],
  [['slack', 'teams'], 'I do not know what to do with “teams”.'],
  [['slack', '--wat'], 'I do not know the option “--wat”.'],
  [['slack', '--prefx', 'pc-'], 'Did you mean --prefix?'],
  [['slack', '--prefix'], '--prefix needs a value, such as --prefix pc-'],
  [['slack', '--out', 'x.zip'], '--out does not belong to "manifest slack".'],
  [['teams', '--prefix', 'x'], '--prefix does not belong to "manifest teams".'],
  [['teams', '--out'], '--out needs a value, such as --out app.zip'],
])('says what it could not understand in %j, and how to ask', async (args, says) => {
  const { code, printed, complained } = await run(args, here);
  expect({ code, printed }).toEqual({ code: 2, printed: '' });
  expect(complained).toContain(says);
  expect(complained).toContain('How to ask for a manifest:');
});
