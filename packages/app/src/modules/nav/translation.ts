import { createTranslationRef } from '@backstage/frontend-plugin-api';

export const navTranslationRef = createTranslationRef({
  id: 'app.nav',
  messages: {
    home: 'Callboard, start page',
    search: 'Search',
    menu: 'Menu',
    notifications: 'Notifications',
    settings: 'Settings',
  },
});
