export { ThemeProvider, useAppearance } from './theme';
