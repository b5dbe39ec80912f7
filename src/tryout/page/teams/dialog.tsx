import { useId } from 'react';
import type { TeamsDialog as Dialog } from '../../state';
import { Window } from '../window';
import { AdaptiveCardView } from './adaptive-card-view';

type Props = {
  readonly dialog: Dialog;
  readonly onPress: (action: string, inputs: Readonly<Record<string, string>>) => Promise<void>;
  readonly onLeave: () => void;
};

/** Draws a dialog with the card that the bot put in it. What is pressed there goes to the bot; closing it does not. */
export function TeamsDialog({ dialog, onPress, onLeave }: Props) {
  const heading = useId();
  return (
    <Window labelledBy={heading} onLeave={onLeave}>
      <h2 className="window-title" id={heading}>
        {dialog.title}
      </h2>
      <div className="window-body">
        {dialog.cards.map((card, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a dialog has one card
          <AdaptiveCardView key={index} card={JSON.stringify(card)} onPress={onPress} onPersonal={onLeave} />
        ))}
      </div>
      <div className="window-foot">
        <button type="button" onClick={onLeave}>
          Close
        </button>
      </div>
    </Window>
  );
}
