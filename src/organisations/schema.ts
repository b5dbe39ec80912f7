import { z } from 'zod';
import type { Person, Tenant } from '../ids';
import { zoneNamed } from '../reflection/read/zone-name';

const text = (most: number) => z.string().trim().min(1).max(most);

/** Slack's ids are upper case, Teams' lower case. */
const asPlatformsWrite = (id: string): string =>
  /^slack:/i.test(id) ? `slack:${id.slice('slack:'.length).toUpperCase()}` : id.toLowerCase();

const TENANT = /^(slack:[TE][A-Z0-9]+|teams:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const PERSON = /^(slack:[TE][A-Z0-9]+:[UW][A-Z0-9]+|teams:[0-9a-f-]{36}:[\w.-]+)$/;

const tenant = z
  .string()
  .transform(asPlatformsWrite)
  .refine((id) => TENANT.test(id), 'must be slack:T1 or slack:E1, or teams: and the id of the tenant')
  .transform((id) => id as Tenant);

const person = z
  .string()
  .transform(asPlatformsWrite)
  .refine((id) => PERSON.test(id), 'must be slack:T1:U1, or teams:<tenant>:<object id>')
  .transform((id) => id as Person);

const people = z.array(person);

/** One organisation in the file that ORGANISATIONS_FILE names. What is left out is as the environment has it. */
export const organisation = z.strictObject({
  name: text(80),
  contact: text(200).optional(),
  tenants: z.array(tenant).min(1),
  frontDoor: text(120).optional(),
  staffSupport: text(120).optional(),
  timezone: z
    .string()
    .refine((name) => zoneNamed(name) !== undefined, 'must be a time zone such as Europe/London')
    .transform((name) => zoneNamed(name) ?? name)
    .optional(),
  bankHolidays: z.enum(['england-and-wales', 'scotland', 'northern-ireland', 'none']).optional(),
  pollMinVotes: z.int().min(5).max(10).optional(),
  maySchedule: people.optional(),
  mayClose: people.optional(),
  guestsMaySchedule: z.boolean().optional(),
  /** Who is told what is overdue in the content and what feedback there is, of this organisation alone. */
  keeper: person.optional(),
  /** Everybody who is shown the address reads all of it, so it may hold no password. */
  feedbackUrl: text(500)
    .refine(
      (url) => /^https:\/\/[^\s@]+$/.test(url) && URL.canParse(url),
      'must be an address that starts with https://',
    )
    .optional(),
  content: text(500).optional(),
});

export type Organisation = Readonly<z.output<typeof organisation>>;
