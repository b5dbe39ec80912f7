import { z } from 'zod';

const kept = z.strictObject({
  token: z.string().min(1),
  /** Only where the app's tokens are renewed (token rotation). `expiresAt`: in seconds since 1970. */
  refreshToken: z.string().optional(),
  expiresAt: z.number().optional(),
  /** The organisation (`E1`) that the workspace belongs to, if any. */
  enterprise: z.string().optional(),
});

/** What is kept of an installation: the bot's token there. Neither who installed it nor what the workspace is called. */
export type KeptInstallation = Readonly<z.output<typeof kept>>;

export const written = (installation: KeptInstallation): string => JSON.stringify(installation);

/** Throws on anything that `written` did not make. */
export const readKept = (text: string): KeptInstallation => kept.parse(JSON.parse(text));
