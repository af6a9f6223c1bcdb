export { ThemeProvider, useAppearance, type Appearance } from './theme';
