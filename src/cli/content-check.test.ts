import { pack, termYaml } from '../testing/pack';
import { shippedAndChecked } from '../testing/shipped-content';
import { contentCheck } from './content-check';

const november = new Date('2026-11-30T12:00:00Z');
const check = (dir?: string, today = november) => contentCheck(dir, today, shippedAndChecked());

describe('content check', () => {
  it('says what there is, how hard it is to read and what still wants checking', () => {
    const { ok, text } = check();
    expect(ok).toBe(true);
    expect(text).toContain('     8 principles\n     4 themes\n   172 terms\n   143 prompts\n    41 poll templates\n');
    expect(text).toMatch(
      /The 10 hardest to read\n( +\d+\.\d [a-z0-9-]+\n){10}\nThe other entries\n( +\d+\.\d [a-z0-9-]+\n){174}/,
    );
    expect(text).toContain(
      'Not yet checked against a source, and the card says so: 7\n       advocacy, bystander-intervention,',
    );
    expect(text).toMatch(/Legal notes not checked, and the card says so: \d+ of \d+\n {7}[a-z-]+/);
    expect(text).toContain('Last reviewed more than 12 months ago: none');
    expect(text).toMatch(
      /Definitions above a reading age of 12 \(above 14 is a mistake\): \d+\n {7}[a-z0-9-]+ 1[34]\.\d, /,
    );
  });

  it('does not believe a review that has not happened yet', () => {
    const law = '[{ note: It may fly., jurisdiction: England, checkedOn: 2026-12-01 }]';
    const dir = pack({ 'terms/kite.yaml': termYaml({ reviewed: '2026-12-02', law }) });
    expect(check(dir).text).toContain(`2 mistakes to put right. The bot will not start until they are gone.

${dir}/terms/kite.yaml:4: reviewed: found 2026-12-02, which is in the future (today is 30 November 2026); write the day on which somebody looked
    | reviewed: 2026-12-02
${dir}/terms/kite.yaml:5: checkedOn: found 2026-12-01, which is in the future (today is 30 November 2026); write the day on which somebody looked
    | law: ${law}`);
    expect(check(dir, new Date('2026-12-02T12:00:00Z')).ok).toBe(true);
  });

  it('believes a review of today just after midnight, in summer time', () => {
    const dir = pack({ 'terms/kite.yaml': termYaml({ reviewed: '2027-07-01' }) });
    expect(check(dir, new Date('2027-06-30T23:30:00Z')).ok).toBe(true);
    expect(check(dir, new Date('2027-06-30T22:30:00Z')).text).toContain('in the future (today is 30 June 2027)');
  });

  it('names the entries that nobody has reviewed for a year', () => {
    expect(check(undefined, new Date('2027-11-22T12:00:00Z')).text).toContain('12 months ago: none');
    expect(check(undefined, new Date('2027-11-25T12:00:00Z')).text).toMatch(/12 months ago: 1\d\d\n/);
  });

  it('checks a local pack on top of the shipped one', () => {
    const dir = pack({ 'terms/kite.yaml': termYaml() });
    const { ok, text } = check(dir);
    expect(ok).toBe(true);
    expect(text).toContain(`The content is right, with ${dir} on top of the shipped pack.`);
    expect(text).toContain('   173 terms');
    expect(text).toContain('Not yet checked against a source, and the card says so: 8\n');
  });

  it('reports every mistake with its file and line, and nothing else', () => {
    const dir = pack({ 'terms/kite.yaml': termYaml({ reviewed: 'soon', relatd: '[]' }) });
    expect(check(dir)).toEqual({
      ok: false,
      text: `2 mistakes to put right. The bot will not start until they are gone.

${dir}/terms/kite.yaml:4: reviewed: found "soon", which must be a date such as 2026-11-23
    | reviewed: soon
${dir}/terms/kite.yaml:5: found the field "relatd"; did you mean "related"?
    | relatd: []`,
    });
  });

  it('says that a folder is not there', () => {
    expect(check('/nowhere')).toEqual({
      ok: false,
      text: '1 mistake to put right. The bot will not start until it is gone.\n\n/nowhere:1: found no such folder; check the path',
    });
  });
});
