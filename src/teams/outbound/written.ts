/** The body of an answer that is JSON text already, in ASCII alone. It goes through an SDK as it is. */
export class WrittenJson {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** For whoever writes it as JSON all the same. */
  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}
