import { installationOfCommand, installationOfEvent, whoInteracts } from './request-context';

test('in a shared channel an event belongs to the installation, not to the team it came from', () => {
  const authorizations = [{ team_id: 'T0OURS', enterprise_id: null, is_enterprise_install: false }];
  expect(installationOfEvent({ team_id: 'T0THEIRS', authorizations })).toBe('T0OURS');
  expect(installationOfEvent({ team_id: 'T0OURS' })).toBe('T0OURS');
});

test('an organisation-wide installation is known by its organisation', () => {
  const authorizations = [{ team_id: 'T1', enterprise_id: 'E1', is_enterprise_install: true }];
  expect(installationOfEvent({ team_id: 'T1', authorizations })).toBe('E1');
  expect(installationOfCommand({ team_id: 'T1', enterprise_id: 'E1', is_enterprise_install: 'true' })).toBe('E1');
  expect(installationOfCommand({ team_id: 'T1', enterprise_id: 'E1', is_enterprise_install: 'false' })).toBe('T1');
  const pressed = {
    team: null,
    enterprise: { id: 'E1' },
    is_enterprise_install: true,
    user: { id: 'U1', team_id: 'T1' },
  };
  expect(whoInteracts(pressed).installation).toBe('E1');
  expect(whoInteracts({ ...pressed, is_enterprise_install: false }).installation).toBe('E1');
});

test('a press belongs to the team of the installation, not to the presser’s', () => {
  const pressed = { team: { id: 'T1' }, user: { id: 'U1', team_id: 'T2' } };
  expect(whoInteracts(pressed).installation).toBe('T1');
});

test('a form that a partner submits belongs to the installation that the view names', () => {
  const view = { app_installed_team_id: 'T1' };
  expect(whoInteracts({ team: { id: 'T2' }, user: { id: 'U2', team_id: 'T2' }, view })).toEqual({
    installation: 'T1',
    user: 'U2',
  });
});

test('a request that names nobody is a fault', () => {
  expect(() => installationOfEvent({})).toThrow('neither a team nor an organisation');
});
