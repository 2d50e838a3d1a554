/** Of plots and of what stands in their place, so that nothing moves once they are there. */
export const PLOT_HEIGHT = 220;
