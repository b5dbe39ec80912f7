import { type ReactNode, useId } from 'react';
import type { Json } from '../../json';
import type { Text } from './input';

/** Draws a container around its blocks. One that can be collapsed opens and closes by its title, with the keyboard as well. */
export function SlackContainer({ block, children }: { readonly block: Json; readonly children: ReactNode }) {
  const { title, subtitle, is_collapsible, default_collapsed } = block as { title?: Text; subtitle?: Text } & Json;
  const id = useId();
  const head = (
    <>
      <strong id={id}>{title?.text}</strong>
      {subtitle && <small>{subtitle.text}</small>}
    </>
  );
  const width = typeof block.width === 'string' ? block.width : 'standard';
  if (is_collapsible !== true) {
    return (
      <section className={`slack-container ${width}`} aria-labelledby={id}>
        <p className="slack-container-title">{head}</p>
        <div className="slack-container-body">{children}</div>
      </section>
    );
  }
  return (
    <details className={`slack-container ${width}`} open={default_collapsed !== true}>
      <summary className="slack-container-title">{head}</summary>
      <div className="slack-container-body">{children}</div>
    </details>
  );
}
