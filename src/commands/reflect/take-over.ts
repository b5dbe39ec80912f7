import { createHash } from 'node:crypto';
import type { Person } from '../../ids';
import type { Answer, Services } from '../answer';
import type { Asker } from '../asker';
import { tellAfter } from './announce';
import { confirmed } from './confirmed';
import { sayConflict } from './conflict';
import { scheduleHere } from './schedule-here';
import { noneYet } from './status';
import { scheduleInWords, stateInWords } from './words';

/** The line of the button that offers this owner's schedule to others. It does not reveal the owner. */
export const takeOverLine = (owner: Person): string => `reflect take-over ${codeOf(owner)}`;

/**
 * `reflect take-over`: makes the asker the owner, who is told when something goes wrong; nothing else changes. A button does
 * this only while the owner is still the one it was made for.
 */
export async function takeOver(code: string, asker: Asker, services: Services): Promise<Answer> {
  const schedule = await scheduleHere(asker, services);
  if (!schedule) return noneYet(asker);
  const { person: owner } = asker;
  if (schedule.owner === owner) return confirmed(['The weekly prompt is already yours.']);
  if (asker.via === 'button' && code !== codeOf(schedule.owner))
    return confirmed(['Somebody else has already taken over the weekly prompt, so nothing has changed.']);
  const taken = { ...schedule, owner };
  if (!(await services.schedules.save(taken, schedule, undefined, asker.person))) return sayConflict();
  const told = await tellAfter(
    'Weekly prompt taken over',
    [
      { kind: 'text', text: `${scheduleInWords(taken)} ${stateInWords(taken, services.clock())}` },
      { kind: 'note', text: 'If something goes wrong, I will tell the person who took it over.' },
    ],
    asker,
    services,
  );
  return confirmed(['The weekly prompt is yours now. If something goes wrong, I will tell you.', told]);
}

const codeOf = (owner: Person) => createHash('sha256').update(owner).digest('base64url').slice(0, 16);
