import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';

/** The home page frames it, with this title. */
export const myShiftsWidget = HomePageWidgetBlueprint.make({
  name: 'my-shifts',
  params: {
    name: 'MyShifts',
    title: 'My on-call shifts',
    description: 'When you are on call now and next, for eight weeks',
    layout: {
      width: { minColumns: 3, defaultColumns: 4 },
      height: { minRows: 3, defaultRows: 6 },
    },
    components: async () => {
      const { MyShiftsWidget } = await import('../components/MyShiftsWidget');
      return { Content: () => <MyShiftsWidget /> };
    },
  },
});
