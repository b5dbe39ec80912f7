/** The ways in which people ask how things differ. Each group is a name, or a list of names. */
const COMPARING = [
  /\b(?:differences?|distinction) between (.+)$/i,
  /\b(?:tell|distinguish) (.+?) (?:apart )?from (.+)$/i,
  /^(?:is|are) (.+?) (?:(?:exactly |really |just )?the )?same (?:thing )?as (.+)$/i,
  /^(?:how |is |are |does |do |what makes )*(.+?) (?:differ|different) (?:from|to|than) (.+)$/i,
  /^(?:how (?:does|do) )?(.+?) compared? (?:with|to) (.+)$/i,
  /^(?:please )?compare (.+?)(?: (?:with|to) (.+))?$/i,
];

/**
 * What a question compares, as a line of names: “what is the difference between a MARAC and MAPPA?” gives “MARAC and MAPPA”.
 * Any other text, and names that are only listed, as they are.
 */
export function comparedIn(text: string): string {
  for (const frame of COMPARING) {
    const [, ...names] = frame.exec(text.trim().replace(/\s*[?.!]+$/, '')) ?? [];
    const list = names.filter(Boolean).join(' and ');
    if (list !== '') return list.replace(/(?<=^|\b(?:and|or) )(?:an?|the) /gi, '');
  }
  return text;
}
