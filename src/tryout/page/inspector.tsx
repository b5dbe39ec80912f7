import { useEffect, useState } from 'react';
import type { Exchanged, Step } from '../state';

type Shown = Step['platform'] | 'both';

/**
 * Draws the requests between the platforms and the bot with their answers, newest first. Fetches them whenever `steps`
 * grows.
 */
export function Inspector({ steps: count }: { readonly steps: number }) {
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const [platform, setPlatform] = useState<Shown>('both');
  const [asSent, setAsSent] = useState(false);
  useEffect(() => {
    const going = new AbortController();
    fetch(`/tryout/steps?after=${count - 200}`, { signal: going.signal })
      .then((answer) => answer.json() as Promise<readonly Step[]>)
      .then(setSteps)
      .catch(() => undefined);
    return () => going.abort();
  }, [count]);
  const shown = steps.filter((step) => platform === 'both' || step.platform === platform).toReversed();

  return (
    <div className="inspector">
      <div className="inspector-choices">
        <label>
          Show{' '}
          <select value={platform} onChange={({ target }) => setPlatform(target.value as Shown)}>
            <option value="both">Slack and Teams</option>
            <option value="slack">Slack only</option>
            <option value="teams">Teams only</option>
          </select>
        </label>
        <label>
          <input type="checkbox" checked={asSent} onChange={({ target }) => setAsSent(target.checked)} /> Bodies exactly
          as sent
        </label>
      </div>
      {shown.length === 0 && <p>Nothing has gone over the wire yet.</p>}
      <ol reversed>
        {shown.map((step) => (
          <li key={step.number}>
            <details>
              <summary>
                <span className={`wire wire-${step.platform}`}>
                  {step.from} → {step.to}
                </span>{' '}
                {step.request.method} {step.request.path} <strong>{step.answer.status}</strong>{' '}
                <small>
                  step {step.number}, {step.at.slice(11, 19)} UTC
                </small>
              </summary>
              <h3>Request</h3>
              <Part exchanged={step.request} asSent={asSent} />
              <h3>Answer</h3>
              <Part exchanged={step.answer} asSent={asSent} />
            </details>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Part({ exchanged: { headers, body }, asSent }: { readonly exchanged: Exchanged; readonly asSent: boolean }) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return (
    <>
      <pre>{lines.join('\n') || '(no headers)'}</pre>
      <pre>{(asSent ? body : laidOut(body)) || '(empty)'}</pre>
    </>
  );
}

/** Lays out JSON over several lines, and a form with one field a line. Returns any other body as it is. */
function laidOut(body: string): string {
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
