import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { readConfig } from './config';
import { createMetrics } from './server/metrics';
import { createRoutes } from './server/routes';
import { settings } from './settings';

const ROOT = join(__dirname, '..');
const FOLDER = join(ROOT, 'manifests', 'operations');
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };

const DOCKERFILE = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');

const KNOWN = Object.keys(settings.shape);
type Environment = Record<string, string>;

/** Real values in the place of the examples' dots and zeros. */
const FILLED: Environment = {
  SLACK_BOT_TOKEN: 'xoxb-made-up',
  SLACK_SIGNING_SECRET: 'made-up',
  MicrosoftAppPassword: 'made-up',
  SECRET_KEY: 'made up, and long enough for a key of this kind',
};

const linesOf = (text: string): Environment =>
  Object.fromEntries(
    text.split('\n').flatMap((line) => {
      const [, name, value = ''] = /^(\w+)=(.*)$/.exec(line) ?? [];
      return name ? [[name, value]] : [];
    }),
  );

describe('the settings', () => {
  const example = linesOf(read('settings.env.example'));

  test('of the example are known, and start the bot once their gaps are filled', () => {
    expect(Object.keys(example).filter((name) => !KNOWN.includes(name))).toEqual([]);
    const gaps = Object.entries(example).filter(([, value]) => value.includes('…'));
    expect(gaps.map(([name]) => name).sort()).toEqual(Object.keys(FILLED).sort());
    expect(() => readConfig(example)).toThrow('SECRET_KEY must have');
    const config = readConfig({ ...example, ...FILLED });
    expect([config.slack, config.teams].includes(undefined)).toBe(false);
    const plain = readConfig({});
    const policy = ['pollMinVotes', 'retentionDays', 'timezone', 'bankHolidays', 'logLevel'] as const;
    for (const what of policy) expect([what, config[what]]).toEqual([what, plain[what]]);
  });
});

test('every setting is explained, in the README or in the installer’s guide', () => {
  const told = ['README.md', 'manifests/README.md'].map((file) => readFileSync(join(ROOT, file), 'utf8')).join('\n');
  const named = new Set([...told.matchAll(/`[^`]*`/g)].flatMap(([code]) => code.match(/\w+/g) ?? []));
  expect(KNOWN.filter((name) => !named.has(name))).toEqual([]);
});

describe('Docker Compose', () => {
  const { services, volumes } = parse(read('compose.yaml'));

  test('gives the program settings that it knows and a start that it accepts', () => {
    const environment: Environment = services.compass.environment;
    expect(Object.keys(environment).filter((name) => !KNOWN.includes(name))).toEqual([]);
    const password = 'abcdef0123';
    const url = (environment.DATABASE_URL ?? '').replace(/\$\{POSTGRES_PASSWORD:\?[^}]*\}/, password);
    const config = readConfig({
      ...linesOf(read('settings.env.example')),
      ...FILLED,
      ...environment,
      DATABASE_URL: url,
    });
    expect(config).toMatchObject({ production: true, databaseUrl: url, metrics: { host: '0.0.0.0', port: 9464 } });
    expect(services.compass.env_file).toEqual(['settings.env']);
  });

  test('the database that it names is the one beside it, which it waits for, and which keeps its data', () => {
    const { hostname, username, pathname } = new URL(
      services.compass.environment.DATABASE_URL.replace(/\$\{[^}]*\}/, 'x'),
    );
    const { image, environment, volumes: kept, healthcheck } = services[hostname];
    expect([username, pathname]).toEqual([environment.POSTGRES_USER, `/${environment.POSTGRES_DB}`]);
    expect(Number(/^postgres:(\d+)$/.exec(image)?.[1])).toBeGreaterThanOrEqual(13);
    expect(services.compass.depends_on[hostname]).toEqual({ condition: 'service_healthy' });
    expect(healthcheck.test.join(' ')).toContain('pg_isready');
    expect(kept.map((one: string) => one.split(':')[0])).toEqual(Object.keys(volumes));
    expect(services[hostname].ports).toBeUndefined();
  });

  test('the program writes nowhere but to a folder that is gone with it, has no rights, and has time to finish', () => {
    const { compass } = services;
    expect(compass).toMatchObject({ read_only: true, tmpfs: ['/tmp'], cap_drop: ['ALL'] });
    expect(compass.security_opt).toEqual(['no-new-privileges:true']);
    expect(compass.volumes).toBeUndefined();
    expect(Number(/^(\d+)s$/.exec(compass.stop_grace_period)?.[1])).toBeGreaterThan(longestStop());
    expect(compass.mem_limit).toBe('512m');
    expect(DOCKERFILE).toMatch(/^USER node$/m);
  });

  test('it is built from this folder, and its settings are beside it', () => {
    expect(join(FOLDER, services.compass.build.context)).toBe(ROOT.replace(/\/$/, ''));
    expect(read('compose.yaml')).toContain(
      'cp manifests/operations/settings.env.example manifests/operations/settings.env',
    );
    const asked = /HEALTHCHECK[\s\S]*?\/(\w+)'\)/.exec(DOCKERFILE)?.[1] ?? '';
    const routes = createRoutes({ adapters: {}, pages: [], unready: async () => undefined });
    expect(routes(`/${asked}`)?.methods).toContain('GET');
  });

  test('its ports are the program’s, for this machine alone', () => {
    const config = readConfig({});
    const { METRICS_PORT } = services.compass.environment;
    expect(services.compass.ports).toEqual([
      `127.0.0.1:${config.port}:${config.port}`,
      `127.0.0.1:${METRICS_PORT}:${METRICS_PORT}`,
    ]);
  });
});

describe('Kubernetes', () => {
  const documents = parseAllDocuments(read('kubernetes.yaml'));
  // biome-ignore lint/suspicious/noExplicitAny: what Kubernetes makes of it
  const all = documents.map((one) => one.toJS() as any);
  // biome-ignore lint/suspicious/noExplicitAny: as above
  const of = (kind: string): any => all.find((one) => one.kind === kind);
  const [container] = of('Deployment').spec.template.spec.containers;

  test('is well formed, and every part finds the others', () => {
    expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
    const labels = of('Deployment').spec.template.metadata.labels;
    expect(of('Deployment').spec.selector.matchLabels).toEqual(labels);
    expect(of('PodDisruptionBudget').spec.selector.matchLabels).toEqual(labels);
    expect(of('NetworkPolicy').spec.podSelector.matchLabels).toEqual(labels);
    expect(of('Service').spec.selector).toEqual(labels);
    expect(container.envFrom[0].configMapRef.name).toBe(of('ConfigMap').metadata.name);
    const [{ backend }] = of('Ingress').spec.rules[0].http.paths;
    expect([backend.service.name, backend.service.port.name]).toEqual([
      'practice-compass',
      of('Service').spec.ports[0].name,
    ]);
    const ports = container.ports.map((port: { name: string }) => port.name);
    expect(ports).toContain(of('Service').spec.ports[0].targetPort);
  });

  test('two copies run, one at least stays, and none goes before another is there', () => {
    const { replicas, strategy } = of('Deployment').spec;
    expect(replicas).toBe(2);
    expect(strategy.rollingUpdate).toEqual({ maxUnavailable: 0, maxSurge: 1 });
    expect(of('PodDisruptionBudget').spec.minAvailable).toBe(1);
  });

  test('its probes ask paths that there are, on ports that the program listens on', () => {
    const routes = createRoutes({ adapters: {}, pages: [], unready: async () => undefined });
    const ports: { name: string; containerPort: number }[] = container.ports;
    for (const probe of [container.startupProbe, container.livenessProbe, container.readinessProbe]) {
      expect(routes(probe.httpGet.path)?.methods).toContain('GET');
      expect(ports.find(({ name }) => name === probe.httpGet.port)?.containerPort).toBe(readConfig({}).port);
    }
  });

  test('while the database is away, no copy is restarted or taken out for it, and each that has lost it is told of', async () => {
    const routes = createRoutes({ adapters: {}, pages: [], unready: async () => 'the database does not answer' });
    const statusOf = async (path: string) => {
      const writeHead = jest.fn().mockReturnThis();
      const response = { writeHead, end: jest.fn() };
      await routes(path)?.handle({} as IncomingMessage, response as unknown as ServerResponse);
      return writeHead.mock.calls[0]?.[0];
    };
    expect(await statusOf('/readyz')).toBe(503);
    for (const probe of [container.livenessProbe, container.readinessProbe])
      expect(await statusOf(probe.httpGet.path)).toBe(200);
    const { groups } = parse(read('alerts.yaml'));
    const { expr } = groups[0].rules.find(({ alert }: { alert: string }) => alert === 'CompassDatabaseAway');
    expect(expr).toMatch(/^up\{.*\} == 1 unless on\(job, instance\) compass_oldest_waiting_seconds$/);
  });

  test('the program accepts the settings, with those that the secret is said to hold', () => {
    const secret = /The secret holds (.*)\./.exec(read('kubernetes.yaml'))?.[1]?.split(/, | and /) ?? [];
    expect(secret.filter((name) => !KNOWN.includes(name))).toEqual([]);
    const given = { ...FILLED, DATABASE_URL: 'postgres://compass:x@db/compass' };
    expect(secret.sort()).toEqual(Object.keys(given).sort());
    const own = Object.fromEntries(
      container.env.map(({ name, value }: { name: string; value: string }) => [name, value]),
    );
    const config = readConfig({ ...of('ConfigMap').data, ...given, ...own });
    expect(config).toMatchObject({ production: true, metrics: { host: '0.0.0.0' } });
    const figures = container.ports.find(({ name }: { name: string }) => name === 'figures');
    expect(config.metrics?.port).toBe(figures.containerPort);
    expect(of('NetworkPolicy').spec.ingress[1].ports[0].port).toBe(figures.containerPort);
  });

  test('it has time to finish, and no rights', () => {
    const pause = Number(container.lifecycle.preStop.exec.command[1]);
    expect(of('Deployment').spec.template.spec.terminationGracePeriodSeconds).toBeGreaterThan(longestStop() + pause);
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    const { securityContext, automountServiceAccountToken } = of('Deployment').spec.template.spec;
    // The account `node` of the image.
    expect(securityContext).toMatchObject({
      runAsNonRoot: true,
      runAsUser: 1000,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(automountServiceAccountToken).toBe(false);
  });

  test('what it may write to is there, and is gone with it', () => {
    const { volumes } = of('Deployment').spec.template.spec;
    expect(container.volumeMounts).toEqual([{ name: 'scratch', mountPath: '/tmp' }]);
    expect(volumes).toEqual([{ name: 'scratch', emptyDir: {} }]);
  });

  test('it is reached at its address alone, and its figures by the collector alone', () => {
    const { host } = new URL(of('ConfigMap').data.PUBLIC_URL);
    const { rules, tls } = of('Ingress').spec;
    expect([rules.map((rule: { host: string }) => rule.host), tls[0].hosts]).toEqual([[host], [host]]);
    const [open, figures] = of('NetworkPolicy').spec.ingress;
    expect([open.ports, open.from]).toEqual([[{ port: readConfig({}).port }], undefined]);
    expect(figures.from).toHaveLength(1);
    const { annotations } = of('Deployment').spec.template.metadata;
    expect(annotations['prometheus.io/port']).toBe(of('ConfigMap').data.METRICS_PORT);
  });

  test('a slow start is not killed, nor a copy that is busy for a moment', () => {
    const { startupProbe, livenessProbe } = container;
    expect(startupProbe.periodSeconds * startupProbe.failureThreshold).toBeGreaterThanOrEqual(60);
    expect(livenessProbe.periodSeconds * livenessProbe.failureThreshold).toBeGreaterThanOrEqual(60);
  });

  test('each object is of a kind and version that Kubernetes 1.25 and newer have', () => {
    expect(all.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`)).toEqual([
      'v1 ConfigMap',
      'apps/v1 Deployment',
      'policy/v1 PodDisruptionBudget',
      'v1 Service',
      'networking.k8s.io/v1 Ingress',
      'networking.k8s.io/v1 NetworkPolicy',
    ]);
    for (const { metadata } of all) expect(metadata.name).toMatch(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
    for (const [name, value] of Object.entries(of('ConfigMap').data))
      expect([name, typeof value]).toEqual([name, 'string']);
  });
});

/** In seconds. */
function longestStop(): number {
  const source = readFileSync(join(__dirname, 'server/stop-signals.ts'), 'utf8');
  return Number(/LONGEST_STOP_MS = ([\d_]+)/.exec(source)?.[1]?.replace('_', '')) / 1_000;
}

test('systemd runs the program as its own user, with settings that it knows, and stops it as it wants to be stopped', () => {
  const unit = read('practice-compass.service');
  const given = [...unit.matchAll(/^Environment=(\w+)=(.*)$/gm)].map(
    ([, name = '', value = '']) => [name, value] as const,
  );
  expect(given.map(([name]) => name).filter((name) => !KNOWN.includes(name))).toEqual([]);
  expect(() =>
    readConfig({ ...linesOf(read('settings.env.example')), ...FILLED, ...Object.fromEntries(given) }),
  ).not.toThrow();
  const [, program] = /^CMD \["node", "(.*)"\]$/m.exec(DOCKERFILE) ?? [];
  expect(unit).toContain(`ExecStart=/usr/bin/node /opt/practice-compass/${program}\n`);
  expect(unit).toMatch(/^KillSignal=SIGTERM$/m);
  expect(unit).toMatch(/^User=practice-compass$/m);
  expect(unit).toContain(`DATABASE_URL=file:/var/lib/${/^StateDirectory=(.*)$/m.exec(unit)?.[1]}/`);
});

test('the lines for calling a command beside the bot name it as the files do, with the same settings', () => {
  const guide = read('README.md');
  const unit = read('practice-compass.service');
  const [, line = ''] = /`(systemd-run [^`]*)`/.exec(guide) ?? [];
  for (const [, name, value] of unit.matchAll(/^Environment=(\w+)=(.*)$/gm))
    expect(line).toContain(`--setenv=${name}=${value} `);
  const told = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(unit)?.[1];
  expect(line).toContain(` --uid=${told('User')} --working-directory=${told('WorkingDirectory')} `);
  expect(line).toContain(` --property=EnvironmentFile=${told('EnvironmentFile')} `);
  expect(`${told('ExecStart')}`.split(' ').map((path) => path.replace(`${told('WorkingDirectory')}/`, ''))).toEqual(
    line.split(' ').slice(-3, -1),
  );
  expect(Object.keys(parse(read('compose.yaml')).services)).toContain(/ exec (\w+) node dist/.exec(guide)?.[1]);
  const deployment = parseAllDocuments(read('kubernetes.yaml')).map((one) => one.toJS());
  const [, name] = / exec deploy\/([\w-]+) -- node dist/.exec(guide) ?? [];
  expect(deployment.filter(({ kind }) => kind === 'Deployment').map(({ metadata }) => metadata.name)).toEqual([name]);
  // Number 1 in the container, to which signals go, is the program itself.
  expect(DOCKERFILE).toMatch(/^CMD \["node", /m);
});

describe('figures', () => {
  /** Names of series, without what a histogram adds. */
  const family = (name: string) => name.replace(/_(?:bucket|count|sum)$/, '');
  const inQueries = (text: string) =>
    [...text.matchAll(/\b((?:compass|process|nodejs)_[a-z0-9_]+)/g)].map(([, name = '']) => name);
  let shown = '';
  let names: string[] = [];
  beforeAll(async () => {
    const metrics = createMetrics();
    const queueAges = async () => ({ prompts: undefined, owners: undefined, polls: undefined });
    metrics.lookAt({ queueAges, contentOverdue: () => 0, now: () => new Date() });
    shown = await metrics.text();
    names = [...shown.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name);
  });

  test('every one that an alert or the dashboard asks for is there', () => {
    const { groups } = parse(read('alerts.yaml'));
    const rules: { alert: string; expr: string; annotations: Environment }[] = groups[0].rules;
    const { panels } = JSON.parse(read('grafana-dashboard.json')) as { panels: { targets: { expr: string }[] }[] };
    const queries = [
      ...rules.map(({ expr }) => expr),
      ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ];
    expect(queries.length).toBeGreaterThan(20);
    const asked = [...new Set(queries.flatMap(inQueries))];
    expect(asked.filter((name) => !names.includes(name) && !names.includes(family(name)))).toEqual([]);
    // Prometheus makes this one itself.
    for (const query of queries)
      expect([query, inQueries(query).length > 0 || /\bup\{/.test(query)]).toEqual([query, true]);
  });

  test('the values that they name are such as the program shows', () => {
    const { groups } = parse(read('alerts.yaml'));
    const source = ['schedule/prompts/services.ts', 'commands/answer.ts', 'store/queue-ages.ts', 'server/routes.ts']
      .map((file) => readFileSync(join(__dirname, file), 'utf8'))
      .join('\n');
    const named = [
      ...`${JSON.stringify(groups)}${read('grafana-dashboard.json')}`.matchAll(
        /(?:queue|outcome|path)=~?\\+"([^"\\]+)/g,
      ),
    ].flatMap(([, values = '']) => values.split('|'));
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((value) => !source.includes(`'${value}'`))).toEqual([]);
  });

  test('a secret that ends is told of two weeks before, by the figure that the program shows', async () => {
    const { groups } = parse(read('alerts.yaml'));
    const { expr } = groups[0].rules.find(({ alert }: { alert: string }) => alert === 'CompassTeamsSecretEnds');
    const [, figure = '', seconds] = /^max\((\w+)\) > 0 and max\(\1\) - time\(\) < (\d+)$/.exec(expr) ?? [];
    expect(Number(seconds)).toBe(14 * 24 * 60 * 60);
    const metrics = createMetrics();
    expect(await metrics.text()).toContain(`${figure} 0\n`);
    metrics.secretEnds('2027-03-01');
    expect(await metrics.text()).toContain(`${figure} ${Date.parse('2027-03-01T00:00:00Z') / 1_000}\n`);
  });

  test('an alert says what is wrong and what to do', () => {
    const { groups } = parse(read('alerts.yaml'));
    for (const { alert, annotations, labels } of groups[0].rules) {
      expect([alert, annotations.summary?.length > 20, annotations.what_to_do?.length > 20]).toEqual([
        alert,
        true,
        true,
      ]);
      expect(['page', 'ticket']).toContain(labels.severity);
    }
  });

  test('the guide lists those of the program’s own, and no other', () => {
    const listed = [...read('README.md').matchAll(/^\| `(compass_[a-z_]+)`/gm)].map(([, name = '']) => name);
    expect(listed.sort()).toEqual(names.filter((name) => name.startsWith('compass_')).sort());
  });
});

describe('versions', () => {
  test('the changelog begins with the one that this is, and the files for running it name it', () => {
    const changes = readFileSync(join(ROOT, 'manifests', 'CHANGELOG.md'), 'utf8');
    const named = [...changes.matchAll(/^## (\d+\.\d+\.\d+)$/gm)].map(([, name = '']) => name);
    expect(named[0]).toBe(version);
    expect(named).toEqual([...named].sort((a, b) => b.localeCompare(a, 'en', { numeric: true })));
    for (const file of ['compose.yaml', 'kubernetes.yaml'])
      expect([file, /practice-compass:([\d.]+)/.exec(read(file))?.[1]]).toEqual([file, version]);
  });
});
