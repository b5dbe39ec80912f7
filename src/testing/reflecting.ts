import type { Asker } from '../commands/asker';
import { answer } from '../commands/index';
import { DeliveryError, type DeliveryFailure } from '../messenger';
import { plainText } from '../plain-text';
import type { Schedule } from '../reflection/schedule';
import { testAsker } from './asker';
import { testSchedule } from './schedule';
import { type TestServices, testServices } from './services';

/** What a line is answered with, in Ann's channel or elsewhere. */
export async function ask(line: string, services: TestServices = testServices(), changes: Partial<Asker> = {}) {
  const { message, mistakes } = await answer(line, testAsker(changes), services);
  const buttons = message.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
  return { said: plainText(message), message, mistakes, buttons, services };
}

/** The same, by somebody who means it: where the answer asks first, its first button is pressed. */
export async function askSurely(line: string, services: TestServices = testServices(), changes: Partial<Asker> = {}) {
  const asked = await ask(line, services, changes);
  const [yes, keep] = asked.buttons;
  return yes && keep?.label === 'Keep' ? ask(yes.command, services, { ...changes, via: 'button' }) : asked;
}

/** Ann's channel with a weekly prompt. */
export function withSchedule(schedule: Partial<Schedule> = {}, changes: Partial<TestServices> = {}): TestServices {
  const services = testServices(changes);
  services.scheduled.set('slack:T1:C1', testSchedule(schedule));
  return services;
}

/** The same services where nothing can be posted, for this reason. */
export function unheard(why: DeliveryFailure, services: TestServices = testServices()): TestServices {
  const refuse = () => Promise.reject(new DeliveryError(why));
  return {
    ...services,
    messenger: { send: refuse, replace: refuse, sendDirect: refuse, probe: refuse },
    prompts: { ...services.prompts, postNow: refuse, another: refuse, postAfterAll: refuse },
  };
}

/** What everybody in a channel was told, in its order. */
export const announced = ({ sent }: TestServices): string[] => sent.map(({ message }) => plainText(message));
