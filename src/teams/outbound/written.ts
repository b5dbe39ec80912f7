/**
 * The body of an answer that is JSON text already, in ASCII alone. It goes through an SDK as it is. Its parts are joined at
 * once: a text that is put together by `+` is copied when it is sent, and V8 takes the copy for something that stays.
 */
export class WrittenJson {
  readonly text: string;

  constructor(parts: readonly string[]) {
    this.text = parts.join('');
  }

  /** For whoever writes it as JSON all the same. */
  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}
