import { GlobalRegistry, ToggleVisibilityAction, Versions } from 'adaptivecards';

/** A button that shows and hides parts of its card, says so to screen readers, and keeps the focus when it hides itself. */
class Toggle extends ToggleVisibilityAction {
  override render(): void {
    super.render();
    this.tell();
  }

  override execute(): void {
    super.execute();
    this.tell();
    const button = this.renderedElement;
    if (!button || button.offsetParent !== null) return;
    const shown = this.targets.find(
      ({ isVisible, renderedElement }) => isVisible && renderedElement?.querySelector('button'),
    );
    const card = this.parent?.getRootElement().renderedElement?.parentElement;
    (shown?.renderedElement?.querySelector('button') ?? card)?.focus();
  }

  private get targets() {
    const card = this.parent?.getRootElement();
    return Object.keys(this.targetElements).flatMap((id) => card?.getElementById(id) ?? []);
  }

  private tell(): void {
    // The renderer says it on the elements, where it means nothing, and by ids that several cards can have.
    for (const { renderedElement } of this.targets) renderedElement?.removeAttribute('aria-expanded');
    this.renderedElement?.removeAttribute('aria-controls');
    const [first] = this.targets;
    const swaps = Object.values(this.targetElements).some((shown) => typeof shown === 'boolean');
    if (first && !swaps) this.renderedElement?.setAttribute('aria-expanded', String(first.isVisible));
  }
}

/** Lets every card have such buttons. */
export function registerToggle(): void {
  GlobalRegistry.actions.register('Action.ToggleVisibility', Toggle, Versions.v1_2);
}
