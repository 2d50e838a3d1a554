export interface Config {
  oncall?: {
    deletedSchedules?: {
      /**
       * For so many days deleted schedules are kept, so that they can be brought back; 1 to 3650. Default: 30.
       *
       * @visibility frontend
       */
      keepDays?: number;
    };
  };
}
