/** Work of one tenant that is taken in hand at once: what the slowest platform's pace lets out in five seconds. */
export const PER_TENANT = 25;

/** Whoever would have to wait longer for a tenant's turn gives the work back. */
export const LONGEST_WAIT_MS = 15_000;
