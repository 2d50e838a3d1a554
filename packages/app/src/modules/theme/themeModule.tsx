import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { ThemeBlueprint } from '@backstage/plugin-app-react';
import {
  createUnifiedTheme,
  palettes,
  UnifiedThemeProvider,
} from '@backstage/theme';
import { RiMoonLine, RiSunLine } from '@remixicon/react';
import type { ReactElement } from 'react';

// Material UI text would be Helvetica beside Backstage UI's system font, visible in one line of text.
const fontFamily = 'var(--bui-font-regular, system-ui), sans-serif';

function makeTheme(options: {
  variant: 'light' | 'dark';
  title: string;
  icon: ReactElement;
}) {
  const { variant, title, icon } = options;
  const theme = createUnifiedTheme({ palette: palettes[variant], fontFamily });
  return ThemeBlueprint.make({
    name: variant,
    params: {
      theme: {
        id: variant,
        title,
        variant,
        icon,
        Provider: ({ children }) => (
          <UnifiedThemeProvider theme={theme}>{children}</UnifiedThemeProvider>
        ),
      },
    },
  });
}

/** Core's light and dark theme in the font of Backstage UI. */
export const themeModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    makeTheme({ variant: 'light', title: 'Light', icon: <RiSunLine /> }),
    makeTheme({ variant: 'dark', title: 'Dark', icon: <RiMoonLine /> }),
  ],
});
