import { useLayoutEffect, useRef } from 'react';
import { chartElement } from './chart';
import { comboBox, type Option } from './combo-box';
import type { Chart } from './model';

/** Draws a chart. It is drawn again only if it changes. */
export function ChartView({ chart }: { readonly chart: Chart }) {
  const place = useRef<HTMLDivElement>(null);
  const written = JSON.stringify(chart);
  useLayoutEffect(() => place.current?.replaceChildren(chartElement(JSON.parse(written) as Chart)), [written]);
  return <div ref={place} />;
}

type Choice = {
  readonly label: string;
  readonly placeholder: string;
  readonly options: readonly Option[];
  readonly value?: string | undefined;
  readonly onChoose: (value: string) => void;
};

/** Draws a box that finds an option as somebody types. What is being typed stays when the options change. */
export function ChoiceView({ label, placeholder, options, value, onChoose }: Choice) {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(onChoose);
  latest.current = onChoose;
  const offered = useRef<(options: readonly Option[]) => void>(undefined);
  const known = useRef(options);
  known.current = options;
  useLayoutEffect(() => {
    const { box, offer } = comboBox({
      ...{ label, placeholder, options: known.current, value },
      onChoose: (picked) => picked !== null && latest.current(picked),
    });
    place.current?.replaceChildren(box);
    offered.current = offer;
  }, [label, placeholder, value]);
  const written = JSON.stringify(options);
  useLayoutEffect(() => offered.current?.(JSON.parse(written) as Option[]), [written]);
  return <div ref={place} />;
}
