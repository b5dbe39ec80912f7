import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');

test('the README opens with how to start it and how to test it', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const fenced = [...readme.matchAll(/^```.*\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) => block.trim().split('\n'));
  expect(fenced.slice(0, 2)).toEqual(['npm ci && npm start', 'npm ci && npm test']);
});

describe('.ci/run', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ci-run-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A repository with this README and the project's own `.ci/run`, which is then run in an empty place for temporary files. */
  function runIn(readme: string) {
    const repository = join(folder, 'repository');
    const temporary = join(folder, 'tmp');
    mkdirSync(temporary);
    cpSync(join(ROOT, '.ci'), join(repository, '.ci'), { recursive: true });
    writeFileSync(join(repository, 'README.md'), readme);
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', repository, '-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args]);
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '--message', 'all');
    writeFileSync(join(repository, 'not-committed'), '');
    const env = { PATH: process.env.PATH, HOME: folder, TMPDIR: temporary, NODE_ENV: 'production' };
    const { status, stdout, stderr } = spawnSync(join(repository, '.ci', 'run'), {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    return { status, stdout, stderr, left: readdirSync(temporary) };
  }

  const readme = (command: string) =>
    `# A\n\n\`\`\`bash\nnpm start\n\`\`\`\n\nTest:\n\n\`\`\`bash\n${command}\n\`\`\`\n`;

  test('runs the README’s second command on what is committed, and nothing else', () => {
    expect(runIn(readme('ls; printenv NODE_ENV || echo no NODE_ENV'))).toMatchObject({
      status: 0,
      stdout: '+ ls; printenv NODE_ENV || echo no NODE_ENV\nREADME.md\nno NODE_ENV\n',
      left: [],
    });
  });

  test('passes on how the command ended, and leaves nothing behind', () => {
    expect(runIn(readme('true && exit 7'))).toMatchObject({ status: 7, left: [] });
  });

  test('a README without a second command is a failure that says so', () => {
    expect(runIn('# A\n')).toMatchObject({
      status: 1,
      stderr: 'README.md has no second fenced command\n',
      left: [],
    });
  });
});
