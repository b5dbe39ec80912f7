/** A body for reading: JSON over several lines, a form one field a line with the JSON inside it laid out; else as it is. */
export function laidOut(body: string): string {
  const json = readJson(body);
  if (json !== undefined) return JSON.stringify(json, undefined, 2);
  if (!/^[\w.-]+=[^\s]*$/.test(body)) return body;
  return [...new URLSearchParams(body)]
    .map(([name, value]) => {
      const inside = readJson(value);
      return `${name}: ${typeof inside === 'object' ? JSON.stringify(inside, undefined, 2) : value}`;
    })
    .join('\n');
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
