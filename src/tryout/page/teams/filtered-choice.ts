import { ChoiceSetInput, GlobalRegistry, Versions } from 'adaptivecards';
import { comboBox } from '../drawing/combo-box';

/**
 * A choice of which only what fits the typed letters is listed. Microsoft's renderer leaves that to the browser, and shows
 * a value that is set beforehand instead of its title.
 */
class FilteredChoice extends ChoiceSetInput {
  private picked: string | undefined;
  private box: HTMLInputElement | undefined;

  private get isFiltered(): boolean {
    return this.style === 'filtered' && !this.isMultiSelect;
  }

  protected override internalRender(): HTMLElement | undefined {
    if (!this.isFiltered) return super.internalRender();
    this.picked = this.defaultValue;
    const { box, input } = comboBox({
      label: this.label ?? this.placeholder ?? 'Choose',
      placeholder: this.placeholder ?? 'Type to find',
      options: this.choices.map(({ title = '', value = '' }) => ({ label: title, value })),
      value: this.defaultValue,
      onChoose: (value) => {
        this.picked = value ?? undefined;
        this.valueChanged();
      },
    });
    this.box = input;
    return box;
  }

  // The renderer would name the element around the box.
  protected override updateInputControlAriaLabelledBy(): void {
    if (!this.isFiltered) super.updateInputControlAriaLabelledBy();
  }

  override focus(): void {
    if (this.box) this.box.focus();
    else super.focus();
  }

  override isValid(): boolean {
    return this.isFiltered || super.isValid();
  }

  override get value(): string | undefined {
    return this.isFiltered ? this.picked : super.value;
  }
}

/** Lets every card have such choices. */
export function registerFilteredChoice(): void {
  GlobalRegistry.elements.register('Input.ChoiceSet', FilteredChoice, Versions.v1_0);
}
