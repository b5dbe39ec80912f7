import { isTeamsService } from '../service-address';

test.each([
  'https://smba.trafficmanager.net/uk/',
  'https://smba.trafficmanager.net/uk/3f9c0000-0000-4000-8000-000000000001/',
  'https://smba.infra.gcc.teams.microsoft.com/teams',
  'https://smba.infra.gov.teams.microsoft.us/teams',
  'https://smba.infra.dod.teams.microsoft.us/teams',
  'https://smba.botframework.azure.us/',
  'https://msteams.botframework.com/',
])('%s is an address of Teams', (address) => {
  expect(isTeamsService(address, false)).toBe(true);
});

test.each([
  'http://smba.trafficmanager.net/uk/',
  'https://evil.trafficmanager.net/',
  'https://smba.trafficmanager.net.evil.example/',
  'https://evilbotframework.com/',
  'https://teams.microsoft.com.evil.example/',
  'https://smba.trafficmanager.net@evil.example/',
  'https://user@smba.trafficmanager.net/',
  'https://evil.example/?smba.trafficmanager.net',
  'https://evil.example/#.botframework.com',
  'https://smba.trafficmanager.net:8443/',
  'https://127.0.0.1/',
  'file:///etc/passwd',
  'smba.trafficmanager.net',
  '',
])('%s is none', (address) => {
  expect(isTeamsService(address, false)).toBe(false);
});

test.each(['http://127.0.0.1:3978/', 'http://localhost:56150/_connector', 'http://[::1]:3978/'])(
  '%s is one where Teams is a stand-in on this machine',
  (address) => {
    expect(isTeamsService(address, true)).toBe(true);
    expect(isTeamsService(address, false)).toBe(false);
  },
);

test('a stand-in on this machine opens the way to no other machine', () => {
  expect(isTeamsService('http://127.0.0.1.evil.example/', true)).toBe(false);
  expect(isTeamsService('http://10.0.0.1/', true)).toBe(false);
  expect(isTeamsService('https://smba.trafficmanager.net/uk/', true)).toBe(false);
});
