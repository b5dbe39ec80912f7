import { HostConfig, TextColor } from 'adaptivecards';

/** Returns the look of cards: as in Teams, with text that has a contrast of at least 4.5 to 1. */
export function hostConfig(dark: boolean): HostConfig {
  const text = dark ? '#ffffff' : '#242424';
  const subtle = dark ? '#c8c8c8' : '#565656';
  const colour = (normal: string) => ({ default: normal, subtle: normal });
  const style = {
    backgroundColor: dark ? '#292929' : '#ffffff',
    foregroundColors: {
      default: { default: text, subtle },
      accent: colour(dark ? '#a6a7f5' : '#4f52b2'),
      attention: colour(dark ? '#f1898f' : '#a4262c'),
      good: colour(dark ? '#7bd08a' : '#0b6a0b'),
      warning: colour(dark ? '#ffc06a' : '#835b00'),
    },
  };
  const config = new HostConfig({
    fontFamily: 'inherit',
    fontSizes: { small: 13, default: 14, medium: 15, large: 17, extraLarge: 21 },
    fontWeights: { lighter: 400, default: 400, bolder: 600 },
    spacing: { small: 6, default: 10, medium: 14, large: 18, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: dark ? '#5c5c5c' : '#d6d6d6' },
    containerStyles: {
      default: style,
      emphasis: { ...style, backgroundColor: dark ? '#454545' : '#e0e0e0' },
      accent: { ...style, backgroundColor: dark ? '#7f85f5' : '#5b5fc7' },
    },
    actions: {
      maxActions: 6,
      // The style sheet spaces the buttons: the renderer's own gaps would indent a second row.
      buttonSpacing: 0,
      spacing: 'default',
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      showCard: { actionMode: 'inline' },
    },
    textBlock: { headingLevel: 4 },
  });
  // The renderer ignores these in JSON.
  Object.assign(config.inputs.label.requiredInputs, { suffix: ' (required)', suffixColor: TextColor.Default });
  return config;
}
