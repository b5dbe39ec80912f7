const SVG = 'http://www.w3.org/2000/svg';

type Attributes = Readonly<Record<string, string | number>>;

/** Makes an SVG element. Its style is in the style sheet: the page's policy allows no other. */
export function svg(name: string, attributes: Attributes, children: readonly (SVGElement | string)[] = []): SVGElement {
  const element = document.createElementNS(SVG, name) as SVGElement;
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value));
  element.append(...children);
  return element;
}

/** Makes a text that ends, begins or has its middle at `x`. */
export const text = (
  words: string,
  x: number,
  y: number,
  anchor: 'start' | 'middle' | 'end' = 'start',
  more: Attributes = {},
) => svg('text', { x, y, 'text-anchor': anchor, ...more }, [words]);
