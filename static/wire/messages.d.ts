// What Python and the browser tell each other. `make messages` makes it of ui/session/messages.

/** A formula: a number, “x”, “y”, or an operation and what it is done to. */
export type Tree = number | "x" | "y" | `data_${string}` | `param_${string}` | [string, ...Tree[]];

/** A node of a formula: a number, “x”, “y”, or an operation and the places of its parts among the nodes before it. */
export type Node = number | "x" | "y" | `data_${string}` | `param_${string}` | [string, ...number[]];

/** The numbers that something can be. */
export interface Bound {
  /** the lowest end */
  least: number;
  /** the highest end */
  below: number;
  /** whether the lowest end itself is among them */
  least_too: boolean;
  /** whether the highest end is */
  below_too: boolean;
  /** whether only whole numbers are */
  whole: boolean;
  /** the same in words */
  words: string;
  /** the same of what may change, and come down to the lowest end */
  words_at_any_step: string;
}

/** A method that can race. */
export interface AloneMethod {
  /** its card, with the settings that it has when it is switched on */
  racer: Racer;
  /** what it is called under noise */
  noisy: string;
  /** what it is called without */
  plain: string;
  /** the key of its family */
  family: string;
  /** by setting, the catalogue's; null for one that is not set */
  defaults: Record<string, number | null>;
  /** by setting, what it can be */
  bounds: Record<string, Bound>;
}

/** A schedule that a setting follows. */
export interface AloneSchedule {
  /** its key */
  kind: string;
  /** by their names */
  parameters: Record<string, number>;
}

/** A setting that is changed during the race. */
export interface AlonePieces {
  /** what it is before any change */
  first: number | AloneSchedule;
  /** in the order of their steps */
  changes: SettingChange[];
}

/** What is raced, as the page has it in words that can be read and edited. */
export interface AloneSetup {
  /** where the race begins */
  start: [number, number];
  /** where it begins besides */
  starts: FurtherStarts;
  /** how many each method takes */
  steps: number;
  /** standard deviation of the noise on each component of the gradient */
  noise: number;
  /** samples that each step sees; null for all, and where there are none */
  batch: number | null;
  /** in which they come, a key of `drawn` if there are any */
  order: string;
  /** by letter, the numbers that letters of the formula stand for */
  parameters: Record<string, number>;
  /** degrees to the left */
  turn: number;
  /** along the surface's own y */
  stretch: number;
  /** what is shown, by its name */
  view: string;
  /** "once", "loop", or "still": it waits for Play */
  play: string;
  /** how many times as fast as usual */
  speed: number;
  /** what the axis of the curves counts: "steps", "epochs" or "samples" */
  counted: string;
  /** whether the curve of the stability is drawn */
  stability: boolean;
  /** whether the gradient of each sample is drawn on the map */
  arrows: boolean;
  /** keys of the methods whose paths are not drawn */
  muted: string[];
  /** of the data, each a number for every sample; none without data */
  columns: Record<string, number[]>;
  /** those that race, each with its settings */
  methods: Record<string, Record<string, number | AloneSchedule | AlonePieces | null>>;
}

/** What a page that still computes has: the messages of the server, of which it makes its own, and all bounds. */
export interface Alone {
  /** the race as it was exported */
  setup: AloneSetup;
  /** by field of the set-up, what it can be */
  bounds: Record<string, Bound>;
  /** likewise where it is one of a few names */
  choices: Record<string, string[]>;
  /** by kind of schedule, what its parameters can be */
  kinds: Record<string, Record<string, Bound>>;
  /** the steps at which a setting can be changed */
  change: Bound;
  /** as many of them as a setting can have */
  changes: number;
  /** steps that a schedule has to suit its setting for */
  longest: number;
  /** by letter of the formula, what its number can be */
  letters: Record<string, Bound>;
  /** the formula before it is turned; in it a parameter a is "param_a" */
  tree: Tree;
  /** its draws, for as many steps as a noisy race can have here */
  noise: Noise;
  /** by order, the samples one after another as batches of any size are cut from them */
  drawn: Record<string, Uint16Array>;
  /** what the page lacks of the race that was exported; "" for nothing */
  note: string;
  /** all that can race here, in the catalogue's order */
  methods: AloneMethod[];
  /** without a race */
  stage: Stage;
  /** without cards, its families having those methods only that cannot race */
  deck: Deck;
  /** without rows */
  table: Table;
  /** its sliders */
  shape: Shape;
  /** those that can be set here */
  numbers: Numbers;
}

/** A part of a step that is drawn, at every step from 0; NaN where there is none. */
export interface StepPart {
  /** such as "gradient" */
  part: string;
  /** its symbol in the rule; empty for the step itself */
  mark: string;
  /** what it is, in words */
  meaning: string;
  /** CSS colours by the theme */
  colours: Record<"light" | "dark", string>;
  /** "arrow", "box" or "circle" */
  shape: string;
  /** where the arrow begins, or the middle of the box or circle */
  at_x: Float64Array;
  /** where the arrow begins, or the middle of the box or circle */
  at_y: Float64Array;
  /** the arrow, half the width of the box, or the radius */
  x: Float64Array;
  /** the arrow, half the height of the box, or the radius */
  y: Float64Array;
}

/** The path of a method, step by step from 0; NaN where there is none. */
export interface StepPath extends Look {
  /** in the catalogue of methods */
  key: string;
  /** what it is called here */
  name: string;
  /** such as "converged" */
  outcome: string;
  /** the step at which that happened */
  stopped: number;
  /** where it is */
  x: Float64Array;
  /** where it is */
  y: Float64Array;
}

/** What the map of the anatomy gets. */
export interface StepAnatomy {
  /** the last question that was heard */
  serial: number;
  /** that is taken apart, from 1 */
  step: number;
  /** of the race */
  steps: number;
  /** the last step that was taken */
  last: number;
  /** where the race begins */
  start: [number, number];
  /** colours of the surface from low to high, by the theme */
  bands: Record<"light" | "dark", string[]>;
  /** that is raced on */
  surface: Surface;
  /** that are drawn of every step */
  parts: StepPart[];
  /** the one whose step it is */
  methods: StepPath[];
  /** x, y of three points that the method keeps; empty where it keeps none */
  corners: Float64Array[];
}

/** How a number follows, along one axis, from what the method keeps and from the gradient or the square of a step. Each series has one entry a step, from step 1 on, or a single one where all are equal. */
export interface WeightAxis {
  /** [i][j]: the factor of kept number j before the step, in number i after it */
  kept: Float64Array[][];
  /** the factor of the step's input in each kept number after it */
  taken: Float64Array[];
  /** the factor of each kept number before the step, in the number that is told of */
  read: Float64Array[];
  /** the factor of the step's input in that number */
  fresh: Float64Array;
}

/** The weights of past gradients, or of their squares, in a number of the rule. */
export interface StepWeights {
  /** whose weights they are */
  title: string;
  /** what the number is, in a sentence */
  about: string;
  /** CSS colours by the theme */
  colours: Record<"light" | "dark", string>;
  /** one that holds along both weights of the surface, or one for each */
  axes: WeightAxis[];
}

/** What the steps of a run remember. */
export interface StepMemory {
  /** that is shown first, from 1 */
  step: number;
  /** the last step that was taken */
  last: number;
  /** what the surface's weights are called */
  weights: [string, string];
  /** what the method remembers, or why there are no weights to show */
  sentence: string;
  /** of gradients, then of squares */
  bars: StepWeights[];
  /** the weights with which gradients add up to the step; none where no past one does */
  arrows: WeightAxis[];
  /** what the arrows add up to: the step, or a number of the rule */
  sum: string;
  /** what is in the step besides gradients; empty where nothing is */
  rest: string;
  /** of the gradients, and of what they add up to */
  colours: [Record<"light" | "dark", string>, Record<"light" | "dark", string>];
  /** that each step was told, from step 1 on */
  gradient_x: Float64Array;
  /** that each step was told, from step 1 on */
  gradient_y: Float64Array;
  /** how far each step went, from step 1 on; empty where the arrows add up to something else */
  moved_x: Float64Array;
  /** how far each step went, from step 1 on; empty where the arrows add up to something else */
  moved_y: Float64Array;
}

/** The reader chose a step. */
export interface AnatomyStep extends Question {
  /** from 1 */
  step: number;
  /** false while the reader leafs */
  final: boolean;
}

/** A method in the index. */
export interface IndexCard {
  /** by which a link and an event name it */
  key: string;
  /** what it is called */
  name: string;
  /** what its family is called */
  family: string;
  /** what it can show, in a line */
  teaches: string;
  /** in which it is found */
  words: string;
  /** key of the surface that it is pictured on */
  surface: string;
  /** the part of the picture that is shown: left, top, width, height */
  box: [number, number, number, number];
  /** the d of an SVG path */
  path: string;
  /** where the path ends */
  end: [number, number];
  /** a CSS colour, for both themes */
  colour: string;
}

/** What the index gets. */
export interface Index {
  /** all methods */
  cards: IndexCard[];
  /** their pictures by key: the d of an SVG path and its colour, band by band */
  surfaces: Record<string, [string, string][]>;
  /** of a side of these pictures */
  size: number;
  /** key of the method that is read about */
  open: string;
}

/** The reader picked a method. */
export interface IndexOpen extends Event {
  /** its key */
  method: string;
}

/** What the picture of an entry gets. */
export interface Portrait {
  /** an SVG */
  picture: string;
  /** what came of the run that is pictured */
  happened: string;
  /** that was, in a sentence */
  where: string;
}

/** A verdict that there can be. */
export interface VerdictWord {
  /** by which it is named */
  word: string;
  /** its sign */
  glyph: string;
  /** whether it speaks for the claim, against it, for neither, or by a condition */
  leans: string;
}

/** How often a claim held in one setting. */
export interface SettingTally {
  /** of the setting */
  name: string;
  /** cases in which it held */
  held: number;
  /** of all */
  cases: number;
}

/** How often a claim held in the settings that have something in common. */
export interface SideTally {
  /** what they have in common; empty for all settings */
  where: string;
  /** for the share */
  word: string;
  /** the part of the cases in which it held, every setting counting the same */
  share: number;
  /** of all settings */
  cases: number;
  /** one by one */
  settings: SettingTally[];
}

/** How often a claim held. */
export interface Tallies {
  /** the verdict */
  word: string;
  /** both sides of its condition; all settings as one where it has none */
  sides: SideTally[];
}

/** How often a claim held in the experiment on record. */
export interface RecordedTallies extends Tallies {
  /** how it was computed, in a sentence */
  made: string;
}

/** Where a page is found. */
export interface Address {
  /** below the app's own address */
  path: string;
  /** parameters of the link */
  query: Record<string, string>;
}

/** The page that shows a claim. */
export interface SeeClaim {
  /** what it is called */
  page: string;
  /** where it is */
  address: Address;
}

/** A claim. */
export interface ClaimCard {
  /** by which a link and an event name it */
  key: string;
  /** key of its group */
  group: string;
  /** what is claimed */
  statement: string;
  /** who says it */
  said: string;
  /** what was done to find out */
  experiment: string;
  /** what to look at */
  look: string;
  /** where that is */
  see: SeeClaim;
  /** the experiment on record */
  record: RecordedTallies;
  /** what was run here; null for nothing */
  fresh: Tallies | null;
}

/** What the page of the claims gets. */
export interface ClaimList {
  /** what the page is about */
  about: string;
  /** the groups by their keys, and what each is called */
  groups: Record<string, string>;
  /** the verdicts that there can be */
  words: VerdictWord[];
  /** all of them */
  claims: ClaimCard[];
  /** key of the claim that is unfolded; empty for none */
  open: string;
}

/** The reader unfolded a claim, wants to see it, or wants it to be run again. */
export interface ClaimChosen extends Event {
  /** its key; empty for none */
  claim: string;
  /** when, so that no two wishes are the same */
  at: number;
}

/** The colours of what belongs to no method. */
export interface CurvatureColours {
  /** of the gradient */
  gradient: Record<"light" | "dark", string>;
  /** of the directions of the curvatures */
  axes: Record<"light" | "dark", string>;
  /** of the quadratic model */
  model: Record<"light" | "dark", string>;
}

/** A curvature of the surface at the point. */
export interface Eigenvalue {
  /** of the Hessian */
  value: number;
  /** its direction, a unit vector */
  along: [number, number];
}

/** What is read off the surface at the point. */
export interface LocalNumbers {
  /** f */
  value: number;
  /** of f */
  gradient: [number, number];
  /** its entries xx, xy, yy */
  hessian: [number, number, number];
  /** the larger eigenvalue, then the smaller */
  axes: Eigenvalue[];
  /** the condition number of the Hessian; ∞ or NaN where it has none */
  condition: number;
  /** the largest stable learning rate of gradient descent; NaN where nothing bends upwards */
  rate: number;
  /** how f bends, in words that follow its name */
  kind: string;
}

/** The models that fit the surface at the point. */
export interface LocalModels {
  /** the tangent plane */
  linear: Tree;
  /** the parabola */
  quadratic: Tree;
  /** of f and of the quadratic, called x and y: at least 0 where the model is trusted */
  trust: Tree;
}

/** A direction in which the surface can be cut. */
export interface CutChoice {
  /** by which an event names it */
  key: string;
  /** what it is called */
  name: string;
  /** a unit vector; null for the gradient's where it vanishes */
  along: [number, number] | null;
}

/** A method, and its step from the point. */
export interface StepperRow extends Look {
  /** of the method as it steps here */
  key: string;
  /** what it is called */
  name: string;
  /** what it can show, in a line */
  teaches: string;
  /** where implementations differ */
  differs: string;
  /** what can be set of it here */
  slider: Slider | null;
  /** where its step leads; null where it has none */
  to: [number, number] | null;
  /** f there; null where it has none */
  value: number | null;
  /** what was unusual about the step */
  note: string;
}

/** A matrix that methods for models take for a curvature, at the point. */
export interface MatrixRow {
  /** by which tests find it */
  key: string;
  /** what it is called */
  name: string;
  /** what it is, in a line */
  about: string;
  /** how it stands to the others here, or why it has no value; empty where nothing is to be told */
  told: string;
  /** its larger eigenvalue, then its smaller; null where it has no value */
  axes: Eigenvalue[] | null;
  /** CSS colours by the theme */
  colours: Record<"light" | "dark", string>;
  /** pixels of line and gap in turns; none for a whole line */
  dash: number[];
}

/** What the map shows instead of the surface's height. */
export interface LayerField {
  /** that the field covers */
  window: [[number, number], [number, number]];
  /** on a side of its grid */
  points: number;
  /** the height where the colours begin */
  low: number;
  /** the height where they end */
  high: number;
  /** values of the layer at the lowest, the middle and the highest colour */
  ticks: number[];
  /** colours from low to high, by the theme */
  ramp: Record<"light" | "dark", string[]>;
  /** what it says, in a line */
  about: string;
  /** whether its values are of both signs */
  signed: boolean;
  /** row by row from the lowest y; NaN where there is none */
  heights: Float32Array[];
}

/** What the page on curvature gets. What stands for the surface is null where no model fits. */
export interface Curvature {
  /** the last question that was heard */
  serial: number;
  /** the point that is looked at */
  start: [number, number];
  /** colours of the surface from low to high, by the theme */
  bands: Record<"light" | "dark", string[]>;
  /** that is looked at */
  surface: Surface;
  /** of what belongs to no method */
  colours: CurvatureColours;
  /** key of the direction that is cut along */
  cut: string;
  /** key of what the map shows */
  layer: string;
  /** what the map can show, and what each is called */
  layers: Record<string, string>;
  /** of a surface over data; none of any other */
  matrices: MatrixRow[];
  /** the part of the change of f by which the quadratic model may be wrong */
  share: number;
  /** of the layer; null for the surface itself */
  field: LayerField | null;
  /** why no model fits; null where one does */
  sentence: string | null;
  /** what is read off the point */
  local: LocalNumbers | null;
  /** the models that fit there */
  models: LocalModels | null;
  /** the directions in which the surface can be cut */
  cuts: CutChoice[] | null;
  /** the methods that are compared */
  steppers: StepperRow[] | null;
}

/** The reader chose a point, a cut or a layer, or moved a slider. */
export interface CurvatureSet extends Question {
  /** "at", "cut", "layer", "damping", "radius" or "lr" */
  name: string;
  /** a point, a number, a key, or as typed */
  value: [number, number] | number | string | null;
  /** false while it is still in the hand */
  final: boolean;
}

/** The map shows another window, for which a layer is to be worked out. */
export interface CurvatureLook extends Question {
  /** the ends of x, then of y */
  window: [[number, number], [number, number]];
  /** the id of the surface that it is a window of */
  surface: string;
}

/** A method that steps on the three curves. */
export interface CurveSteps extends Look {
  /** what it is called */
  name: string;
}

/** Three curves through a point with one slope, each with a curvature of its own. */
export interface ThreeCurves {
  /** the last question that was heard */
  serial: number;
  /** whether the link names them: then they come into sight */
  asked: boolean;
  /** the slope, the learning rate, and the three curvatures */
  values: number[];
  /** of each of these */
  sliders: Slider[];
  /** gradient descent, then Newton's method */
  steps: CurveSteps[];
}

/** The reader moved a slider, the tangent or a curve. */
export interface CurveSet extends Question {
  /** the slope, the learning rate, and the three curvatures */
  values: number[];
  /** false while it is still in the hand */
  final: boolean;
}

/** A data set as the picker shows it. */
export interface DataTile {
  /** by which a link names it; empty for no data */
  key: string;
  /** what it is called */
  name: string;
  /** what is in it, in a line */
  about: string;
  /** its picture: places from 0 to 1, and whether of the upper class */
  dots: [number, number, boolean][];
}

/** A column that the model needs. */
export interface TableColumn {
  /** what the model calls it */
  name: string;
  /** what it is for */
  label: string;
  /** the column of the table that is taken for it */
  taken: string;
  /** the columns that can be */
  known: Option[];
}

/** Data as a table that can be edited. */
export interface DataTable {
  /** as it was typed last */
  text: string;
  /** what was understood of it */
  said: string;
  /** whether this text can be used */
  usable: boolean;
  /** why it cannot be used, or a file could not be opened */
  problem: string | null;
  /** that the model needs; none for the reader's own formula */
  columns: TableColumn[];
  /** the reader's own, over these data */
  formula: Formula | null;
  /** grows when the text is another than the reader typed */
  opened: number;
  /** whether it is another than that of the surface's data */
  changed: boolean;
  /** characters that are read */
  most: number;
}

/** What the controls of a surface's data get. */
export interface DataControls {
  /** the data; null where the surface cannot have any */
  current: DataTile | null;
  /** all that the surface can be made from; null before they are asked for */
  shelf: DataTile[] | null;
  /** how many samples there are, and what they are split into */
  said: string;
  /** a warning for those who share the link; empty if there is none */
  notice: string;
  /** what is prepared and held out, in a few words; empty for nothing */
  short: string;
  /** of the inputs; none where they cannot be prepared */
  preparations: Option[];
  /** the one that is chosen */
  prepare: string;
  /** what it has done to the condition number, in sentences */
  kappa: string;
  /** the part of the samples that is held out, in percent */
  share: Slider | null;
  /** null while it is closed */
  table: DataTable | null;
  /** why what was asked could not be had */
  problem: string | null;
  /** whether the data cannot be changed */
  locked: boolean;
  /** the last question that was heard */
  serial: number;
}

/** The reader chose data. */
export interface DataPick extends Event {
  /** their key; empty for none */
  data: string;
}

/** The reader changed how the data are prepared, or the part that is held out. */
export interface DataChange extends Question {
  /** false while it is still in the hand */
  final: boolean;
  /** null where the part is changed */
  prepare?: string | null;
  /** in percent: a number, or as typed */
  share?: number | string | null;
}

/** The reader has opened a file with a table. */
export interface TableFile extends Question {
  /** its bytes in base64 */
  content: string;
}

/** The reader has typed or pasted a table, or wants it to be used. */
export interface TableTyped extends Question {
  /** as it was typed */
  text: string;
  /** by what the model calls a column, the one of the table */
  columns: Record<string, string>;
  /** the reader's own over these data, as it was typed */
  formula?: string | null;
  /** whether it is to be used */
  use?: boolean;
}

/** The course of a hyperparameter that follows a schedule, or is changed during the race. */
export interface DrawnSchedule {
  /** key of the kind of schedule that it follows until the first change */
  kind: string;
  /** of the race, from 1, at which its curve is drawn */
  steps: number[];
  /** of the hyperparameter at these steps */
  values: number[];
  /** of the schedule */
  parameters: Slider[];
}

/** A change of a hyperparameter during the race. */
export interface SettingChange {
  /** the last one before it */
  step: number;
  /** from then on */
  value: number;
}

/** A hyperparameter; `value` is that before any change, or the level that its schedule is built around. */
export interface HyperSlider extends Slider {
  /** its course; null for a number that is never changed */
  schedule: DrawnSchedule | null;
  /** in the order of their steps */
  changes: SettingChange[];
  /** whether it is the same at all steps */
  fixed: boolean;
  /** whether it can be without a number */
  optional: boolean;
  /** whether it is: `value` is what it has once it is switched on */
  off: boolean;
  /** whether it cannot be changed */
  locked: boolean;
  /** said beside a value of 1 or more */
  from_one: string;
}

/** How the path of a method is drawn. */
export interface CardStyle {
  /** its CSS colour on a light page */
  light: string;
  /** its CSS colour on a dark page */
  dark: string;
  /** pixels of line and gap in turns; none for a whole line */
  dash: number[];
  /** the mark at the head of its path */
  marker: string;
}

/** A method that is switched on. */
export interface Racer {
  /** in the catalogue of methods */
  key: string;
  /** what it is called here */
  name: string;
  /** what it can show, in a line */
  teaches: string;
  /** whether any setting is not at its default */
  changed: boolean;
  /** why it does not run, or why what was asked could not be done */
  problem: string | null;
  /** null for one that does not run */
  style: CardStyle | null;
  /** its number among those that run, from 1: the key that hides its path */
  place: number | null;
  /** whether its path is not drawn */
  muted: boolean;
  /** how the pinned run of it differs; null where none is */
  pinned: string | null;
  /** its settings */
  rows: HyperSlider[];
}

/** A method that is switched off. */
export interface FamilyMethod {
  /** in the catalogue of methods */
  key: string;
  /** what it is called here */
  name: string;
  /** what it can show, in a line */
  teaches: string;
  /** why it cannot run on this surface, if it cannot */
  refusal: string | null;
}

/** The methods of a family that are switched off. */
export interface MethodFamily {
  /** of the family */
  key: string;
  /** of the family */
  name: string;
  /** whether it is unfolded at first */
  open: boolean;
  /** in the catalogue's order */
  methods: FamilyMethod[];
}

/** A pinned run whose method does not race. */
export interface KeptPin {
  /** its key */
  method: string;
  /** the sentence about it */
  text: string;
}

/** A kind of schedule that can be chosen. */
export interface ScheduleKind {
  /** by which an event names it */
  key: string;
  /** what it is called */
  name: string;
  /** what it does, in a line */
  teaches: string;
}

/** What the deck gets. */
export interface Deck {
  /** the methods that are switched on */
  racers: Racer[];
  /** the others */
  families: MethodFamily[];
  /** why the method that the reader asked for is not added, and what to do */
  problem: string | null;
  /** null unless a method is pinned that does not race */
  kept: KeptPin | null;
  /** that a setting can follow */
  kinds: ScheduleKind[];
  /** names of parts that are not shown, and "pin" where nothing can be pinned */
  hidden: string[];
  /** names of parts that cannot be changed */
  locked: string[];
  /** the last question that was heard */
  serial: number;
}

/** The reader changed one method: put it back, switched it, pinned it, or set one of its hyperparameters. */
export interface DeckChange extends Question {
  /** its key */
  method: string;
  /** false while it is still in the hand */
  final: boolean;
  /** whether all of its settings go back to their defaults */
  reset?: boolean;
  /** whether it is to race; null where that is not asked */
  on?: boolean | null;
  /** whether it is to be pinned; null where that is not asked */
  pin?: boolean | null;
  /** the hyperparameter */
  hyper?: string;
  /** of schedule that the hyperparameter is to follow; null where that is not asked */
  kind?: string | null;
  /** of its schedule that is to be set; null for the hyperparameter itself */
  parameter?: string | null;
  /** to be set: a number, or as typed; null for the default */
  value?: number | string | null;
  /** the step from which on it is to be so; null for the whole race */
  since?: number | string | null;
  /** the step of a change that gets this value, or that step; with neither it is taken away */
  at?: number | null;
}

/** A term. */
export interface GlossaryTerm {
  /** what it is called */
  name: string;
  /** by which texts mean it, its name among them */
  words: string[];
  /** in one or two sentences */
  meaning: string;
  /** the title of the page where it can be seen */
  page: string;
  /** of that, with the set-up that shows it; null on that page itself, and in a lecture without tabs */
  path: string | null;
}

/** All terms. */
export interface Glossary {
  /** in the order of the catalogue */
  terms: GlossaryTerm[];
}

/** A lesson in the list. */
export interface LessonCard {
  /** by which a link and an event name it */
  key: string;
  /** what it is called */
  title: string;
  /** what one learns there, in a line */
  teaches: string;
  /** how many */
  scenes: number;
  /** an SVG of its first scene; what happens there is its group rv-runs */
  picture: string;
}

/** The lessons under one heading. */
export interface LessonPart {
  /** the heading */
  title: string;
  /** in their order */
  lessons: LessonCard[];
}

/** What the list of lessons gets. */
export interface LessonList {
  /** in their order */
  parts: LessonPart[];
}

/** The reader opens a lesson. */
export interface LessonOpen extends Event {
  /** its key */
  lesson: string;
  /** from 1 */
  scene: number;
}

/** The reader wants what was done of the lessons to be forgotten. */
export interface LessonsForget extends Event {
}

/** A claim of a scene, measured in the race as it is. */
export interface CheckedClaim {
  /** whether it is so */
  holds: boolean;
  /** with the measured numbers */
  sentence: string;
}

/** The lesson that follows. */
export interface NextLesson {
  /** by which a link and an event name it */
  key: string;
  /** what it is called */
  title: string;
}

/** A picture of what a scene is about, on another page. */
export interface ScenePicture {
  /** its title */
  page: string;
  /** what the picture shows, in words that end a sentence */
  shows: string;
}

/** What a scene gets. */
export interface LessonScene {
  /** paragraphs of what is told */
  narration: string[];
  /** whether a guess is awaited: then the browser knows neither the path nor the answer */
  waits: boolean;
  /** paragraphs of the explanation; none while a guess is awaited */
  answer: string[];
  /** the last question that was heard */
  serial: number;
  /** key of the lesson */
  lesson: string;
  /** of the lesson */
  title: string;
  /** its number, from 1 */
  scene: number;
  /** of the lesson */
  scenes: number;
  /** of the scene */
  heading: string;
  /** what is asked */
  question: string;
  /** the answers that can be chosen, A to D */
  choices: string[];
  /** the letter that was guessed; empty where a guess is awaited or none was made */
  chosen: string;
  /** the letters of those that are right; empty while a guess is awaited */
  right: string;
  /** what to watch */
  observe: string;
  /** how often the race was played from its start */
  plays: number;
  /** whether networks are trained beside it, rather than a race run */
  trains: boolean;
  /** whether the race or the training is no longer that of the scene */
  changed: boolean;
  /** null while a guess is awaited, or something is in the reader's hand */
  checks: CheckedClaim[] | null;
  /** null for none, and while a guess is awaited */
  see: ScenePicture | null;
  /** what one has seen at the end of the lesson; nothing before the last guess */
  seen: string[];
  /** null for the last lesson */
  next: NextLesson | null;
}

/** The reader goes to another scene, or back to the list. */
export interface SceneGo extends Question {
  /** its key; empty for the list */
  lesson: string;
  /** from 1 */
  scene: number;
}

/** The reader answers a scene's question, or wants to be shown. */
export interface SceneGuess extends Question {
  /** its key */
  lesson: string;
  /** from 1 */
  scene: number;
  /** of the answer; empty for none */
  letter: string;
  /** whether that was in another visit, so that nothing is played */
  before: boolean;
}

/** The reader wants the race to be that of the scene again. */
export interface SceneBack extends Question {
}

/** The reader wants to see the picture on another page. */
export interface SceneSee extends Question {
}

/** The reader takes the race along, out of the lesson. */
export interface SceneTry extends Question {
}

/** An axis of a map. */
export interface MapAxis {
  /** the setting that is on it, or "x" or "y" of the start */
  name: string;
  /** of that, cell by cell */
  values: Float64Array;
}

/** From what came of a run to its colour, as the server's figure has it. */
export interface Paint {
  /** what colour says: "ends", "steps", "gap" or "outcome" */
  says: string;
  /** colours from soon to late, or from low to high; under "ends" a ramp for each minimum */
  ramps: Record<"light" | "dark", string[][]>;
  /** colours of what has no tone: "converged", "arrived", "moving", "gone" */
  classes: Record<"light" | "dark", Record<string, string>>;
  /** by a number of steps, from 0: the place on the ramp, 0 to 1; none where steps have no tone */
  tones: Float64Array;
  /** under "gap", whether the ramp goes by the logarithm of the gap */
  log: boolean;
  /** under "gap", what lower gaps are drawn as */
  floor: number;
  /** under "gap", where the ramp begins, in what it goes by */
  low: number;
  /** under "gap", where it ends */
  high: number;
}

/** A map with all that its runs are walked from. */
export interface Living {
  /** the surface */
  programs: Programs;
  /** key of the method that runs */
  method: string;
  /** of each run */
  steps: number;
  /** where runs begin, but for what is on an axis */
  start: [number, number];
  /** the settings: numbers, or where scheduled a value for each step */
  hypers: Record<string, number | Float64Array>;
  /** standard deviation of the noise on each component of the gradient */
  level: number;
  /** what that multiplies at each step, along x and along y */
  draws: [Float64Array, Float64Array];
  /** the samples that each step sees; null where each sees all */
  batches: StepBatches | null;
  /** from left to right */
  across: MapAxis;
  /** from the lowest row to the highest */
  up: MapAxis;
  /** at which a run may be in the end; none where that is not asked */
  minima: [number, number][];
  /** the distance within which it is */
  near: number;
  /** a run whose last step is longer has not settled */
  short: number;
  /** its colours */
  paint: Paint;
}

/** The settings of one method, as sliders. */
export interface Settings {
  /** its key */
  method: string;
  /** what it is called */
  name: string;
  /** those that are not on an axis of the map */
  rows: HyperSlider[];
  /** that a setting can follow */
  kinds: ScheduleKind[];
  /** why what was asked could not be done */
  problem: string | null;
  /** the last question that was heard */
  serial: number;
}

/** How a method is drawn. */
export interface Look {
  /** CSS colours by the theme */
  colours: Record<"light" | "dark", string>;
  /** pixels of line and gap in turns; none for a whole line */
  dash: number[];
  /** the mark at the head of its path, by the name that static/plot/ink.js knows */
  marker: string;
}

/** How values of f become heights and colours; see figures/scale.py. */
export interface HeightScale {
  /** "linear", "log" or "symlog" */
  kind: string;
  /** the height where the colours begin */
  low: number;
  /** the height where they end */
  high: number;
  /** of f, from which a logarithm is taken */
  minimum: number;
  /** what is added to f before its logarithm, or what it is divided by under "symlog" */
  offset: number;
  /** of the axis of heights */
  label: string;
  /** what was done to f, in a sentence */
  note: string;
}

/** The surface, with all that its map is drawn from. */
export interface Surface {
  /** of the catalogue, or "own" for a typed formula */
  key: string;
  /** the same for as long as the surface and its window are */
  id: string;
  /** what it is called */
  name: string;
  /** what readers call its two coordinates: x and y, or the weights of a model */
  axes: [string, string];
  /** its formula */
  tree: Tree;
  /** of the data whose samples it is a mean over; none where it is over none */
  columns: Record<string, Float64Array>;
  /** its window: the ends of x, then of y */
  domain: [[number, number], [number, number]];
  /** whether f has one weight, the first */
  single: boolean;
  /** its known global minima */
  minima: [number, number][];
  /** of its own window */
  scale: HeightScale;
  /** for a race that is walked in the browser; null where none is */
  programs: Programs | null;
}

/** A number that can be set by a slider or typed. */
export interface Slider {
  /** by which an event names it */
  name: string;
  /** what the reader calls it */
  label: string;
  /** its symbol or unit */
  sign: string;
  /** the slider's left end */
  low: number;
  /** the slider's right end */
  high: number;
  /** "linear", "log", "one-minus-log" or "cubic": how values lie along the slider */
  scale: string;
  /** whether only whole numbers are allowed */
  whole: boolean;
  /** a line about it */
  help: string;
  /** what it is, which may lie beyond the slider's ends */
  value: number;
}

/** A method that trains the network. */
export interface NetworkMethod extends Look {
  /** in the catalogue of methods */
  key: string;
  /** what it is called here */
  name: string;
  /** the same within a sentence */
  inside: string;
}

/** The set-up with something switched, all else equal. */
export interface NetworkVariant extends Look {
  /** among those that are compared */
  key: string;
  /** what it is called */
  name: string;
  /** by which its stream is fetched; that of the page for the set-up itself */
  training: string;
  /** the address of its plane, in the window that all of them share */
  plane: string;
  /** what the network is, in a line */
  network: string;
  /** why it cannot be trained; empty where it can */
  refusal: string;
}

/** A set-up in which a variant has a smaller number than another, as is expected of it. */
export interface NetworkExample {
  /** its key among the questions of the page */
  question: string;
  /** the key of the variant */
  fewer: string;
  /** that of the other */
  than: string;
  /** what is said where the number is not smaller on the page, with what is trained there */
  otherwise: string;
}

/** The samples that are drawn; of data with more inputs than two none are. */
export interface NetworkSamples {
  /** (features, N) of those that are trained on */
  inputs: Float32Array[];
  /** (N,) their classes, or numbers */
  targets: Float64Array;
  /** (features, N) of those that are held out */
  held_inputs: Float32Array[];
  /** (N,) their classes, or numbers */
  held_targets: Float64Array;
}

/** What the page on networks gets. */
export interface Networks {
  /** the last question that was heard */
  serial: number;
  /** by which its stream is fetched */
  training: string;
  /** the address of what is looked at besides: messages as the stream has them; "" where that has all */
  views: string;
  /** whether it is to run; false where the reader has stopped it */
  going: boolean;
  /** trainings that go on for others though this reader has stopped them */
  shared: string[];
  /** what the network is, in a line */
  network: string;
  /** what the data are, in a line */
  data: string;
  /** in the order of the cards */
  methods: NetworkMethod[];
  /** keys of the methods that are not drawn */
  muted: string[];
  /** whether each starts from weights of its own */
  apart: boolean;
  /** that each method takes */
  steps: number;
  /** whether a step sees a part of the samples only */
  batched: boolean;
  /** steps from one λmax that is worked out to the next */
  sharp: number;
  /** what the layers with weights are called, from the inputs on */
  layers: string[];
  /** what is drawn of what a method has learned */
  picture: "plane" | "curve" | "confusion";
  /** what the classes are called; none where the targets are numbers */
  classes: string[];
  /** of the picture: of both inputs, or of the input and the target */
  window: [[number, number], [number, number]];
  /** null where no picture has them */
  samples: NetworkSamples | null;
  /** colours of a landscape from low to high, by the theme */
  bands: Record<"light" | "dark", string[]>;
  /** colours of a matrix's entries from −largest over 0 to the largest, by the theme */
  signed: Record<"light" | "dark", string[]>;
  /** the page's views */
  tabs: Option[];
  /** which of them is open */
  tab: string;
  /** ways to lay a plane through the space of weights, and what each is called */
  planes: Record<string, string>;
  /** by which of them the landscape is cut */
  plane: string;
  /** whose loss the landscape is: "training" or "held_out", of the samples */
  of: string;
  /** the key of the method that is looked at */
  method: string;
  /** the kind of matrix of curvature that is looked at */
  matrix: string;
  /** what can be switched between variants */
  comparisons: Option[];
  /** which of them is */
  compare: string;
  /** the numbers that tell its variants apart */
  differs: ("minima" | "loss" | "held_out" | "sharpness")[];
  /** with that of the page among them; none where they are not looked at */
  variants: NetworkVariant[];
  /** of what is expected of them; null where that is on the page, or cannot be set */
  example: NetworkExample | null;
  /** among which the reader can choose, in times the usual one */
  speeds: number[];
  /** parts that are not shown */
  hidden: string[];
  /** parts that cannot be changed */
  locked: string[];
}

/** A method at a moment; a number that is not known is NaN. */
export interface MethodMoment {
  /** of the samples that are trained on */
  loss: number;
  /** loss of those that are held out */
  held_out: number;
  /** the part of the classes that is right */
  accuracy: number;
  /** the same of those that are held out */
  held_accuracy: number;
  /** (layers,) the length of the gradient by the weights of each layer */
  gradient: Float64Array;
  /** (layers,) the root mean square of what each layer makes */
  activation: Float64Array;
  /** (layers,) the part of its units that are the same for all samples; NaN of the last layer */
  dead: Float64Array;
  /** (layers,) the length of the last step over the length of the weights */
  rate: Float64Array;
  /** λmax of the loss */
  sharpness: number;
  /** of λmax, up to which the method is stable: 2/lr of gradient descent */
  limit: number;
  /** (rows, columns) the probability of the second class or the class; (1, columns) a curve; a confusion */
  picture: Float32Array[];
}

/** Where the training is after some steps. */
export interface Moment {
  /** of message */
  kind: "moment";
  /** how many steps were taken */
  step: number;
  /** in the order of the cards; null once a method has broken off */
  methods: (MethodMoment | null)[];
}

/** The training waits until others have ended. */
export interface TrainingWait {
  /** of message */
  kind: "wait";
  /** how many it waits for; 0 once it runs */
  ahead: number;
}

/** A method's path, projected onto the plane at every moment. */
export interface PathOnPlane {
  /** along the first direction */
  x: Float64Array;
  /** along the second */
  y: Float64Array;
  /** its true loss, not that of the plane */
  loss: Float64Array;
  /** the same, of the samples that are held out */
  held_out: Float64Array;
  /** its distance from the plane */
  away: Float64Array;
}

/** The loss over a plane through the space of weights. */
export interface LossPlane {
  /** of message */
  kind: "plane";
  /** of the ways to lay a plane */
  which: string;
  /** what they are called */
  axes: [string, string];
  /** along both */
  window: [[number, number], [number, number]];
  /** (side, side) row by row from the lowest second coordinate */
  loss: Float32Array[];
  /** the same, of the samples that are held out */
  held_out: Float32Array[];
  /** of both, and of the paths: whichever is shown, a loss has the same colour and height */
  scale: HeightScale;
  /** those of the moments of the paths */
  steps: Uint16Array;
  /** in the order of the cards */
  paths: PathOnPlane[];
  /** the part of the paths' variance that is in the plane; NaN where that is not asked */
  explained: number;
  /** what a random walk of as many steps would have there */
  by_chance: number;
  /** how many points of the grid are lower than all around; null where that is not counted */
  minima: number | null;
  /** half of these lie below the lowest point around them by this much at most; NaN where there are none */
  depth: number;
  /** what is to be known of it, in a sentence */
  note: string;
}

/** There is no plane of a kind. */
export interface NoPlane {
  /** of message */
  kind: "no_plane";
  /** of the ways to lay a plane */
  which: string;
  /** why, and what to do */
  sentence: string;
}

/** The loss along the straight line between two networks. */
export interface LossLine {
  /** of message */
  kind: "line";
  /** what is at 0 and at 1: "start", or the key of a method */
  ends: [string, string];
  /** from −0.5 to 1.5: where on the line */
  at: Float64Array;
  /** of the samples that are trained on */
  loss: Float64Array;
  /** of those that are held out */
  held_out: Float64Array;
  /** by how much it rises above the straight line between the losses of the ends; 0 where it does not */
  barrier: number;
  /** the same of the loss of those that are held out */
  held_barrier: number;
}

/** What a method takes for a matrix of curvature. */
export interface Approximation {
  /** what it is called */
  name: string;
  /** what it leaves out, in a line */
  about: string;
  /** (d, d) signed; to be drawn, with two digits */
  matrix: Float32Array[];
  /** ‖approximation − matrix‖ / ‖matrix‖, Frobenius */
  error: number;
  /** degrees between its step and the exact one */
  angle: number;
  /** how many numbers it keeps: a formula in d */
  numbers: string;
  /** how much work a step takes: a formula in d */
  cost: string;
}

/** A matrix of curvature of the network. */
export interface CurvatureMatrix {
  /** "hessian", "gauss_newton", "fisher", "empirical_fisher" or "covariance" */
  key: string;
  /** what it is called */
  name: string;
  /** what it is, in a line */
  about: string;
  /** itself first; none where it is not worked out */
  approximations: Approximation[];
  /** λ, which is added to the diagonals before a step */
  damping: number;
  /** why it is not worked out; empty where it is */
  sentence: string;
}

/** What a way to take account of curvature costs in networks of several sizes. */
export interface CurvatureCost {
  /** what it is called */
  name: string;
  /** (sizes,) how many numbers it keeps */
  numbers: Float64Array;
  /** (sizes,) how many bytes these take */
  memory: Float64Array;
  /** (sizes,) how many multiplications a step takes */
  work: Float64Array;
}

/** A matrix of curvature of a method's network at a moment. */
export interface CurvatureMatrices {
  /** of message */
  kind: "matrices";
  /** key of the method */
  method: string;
  /** of the moment */
  step: number;
  /** where each layer's weights begin */
  blocks: Uint16Array;
  /** (d,) what each weight is called */
  weights: string[];
  /** of matrices, and what each is called; none where there are none */
  kinds: Record<string, string>;
  /** of the kind that was asked for; null where there is none */
  matrix: CurvatureMatrix | null;
  /** why there is none; empty where there is */
  sentence: string;
  /** numbers of weights d for which costs are told */
  sizes: Float64Array;
  /** from the exact matrix to the cheapest */
  costs: CurvatureCost[];
}

/** The stream ends. */
export interface TrainingEnd {
  /** of message */
  kind: "end";
  /** it ends */
  why: "done" | "stopped" | "failed";
  /** where it ended */
  step: number;
  /** what came of each method, in the order of the cards; or what went wrong */
  sentences: string[];
}

/** The reader changed something of the page. */
export interface NetworksSet extends Question {
  /** "tab", "plane", "method", … */
  name: string;
  /** as the link would have it */
  value: string | number | null;
  /** false while it is still in the hand */
  final: boolean;
}

/** A variant becomes the set-up of the page. */
export interface NetworksTake extends Question {
  /** its key */
  variant: string;
}

/** The page is to be set up for one of its questions. */
export interface NetworksAsk extends Question {
  /** its key */
  question: string;
}

/** The reader stopped the training, or goes on with it. */
export interface NetworksRun extends Question {
  /** whether it is to run */
  going: boolean;
}

/** One of several that can be chosen. */
export interface Option {
  /** in a link */
  value: string;
  /** what it is called */
  words: string;
}

/** A surface as the picker shows it. */
export interface Tile {
  /** by which a link and an event name it */
  key: string;
  /** what it is called */
  name: string;
  /** what it can show, in a line */
  teaches: string;
  /** its picture: the d of an SVG path and its colour, band by band */
  bands: [string, string][];
}

/** Surfaces that teach alike. */
export interface TileGroup {
  /** what they teach */
  name: string;
  /** in the catalogue's order */
  surfaces: Tile[];
}

/** A letter of a formula. */
export interface FormulaLetter {
  /** by which an event names it */
  key: string;
  /** as it is shown */
  text: string;
}

/** What the letters of a formula are. */
export interface FormulaLetters {
  /** one or two; none where it has no letters at all */
  weights: FormulaLetter[];
  /** the others, which are no columns of data */
  parameters: FormulaLetter[];
}

/** A row of what can be typed. */
export interface Spelling {
  /** what it is about */
  group: string;
  /** as people write it */
  spelling: string;
  /** the same in the plainest form; null where the row is a list of names */
  plain: string | null;
}

/** A formula as it was typed last. */
export interface Formula {
  /** which may be one that cannot be read */
  text: string;
  /** the place of what cannot be read; null where all can */
  caret: number | null;
  /** why it cannot be */
  problem: string | null;
  /** what it is a formula of */
  label: string;
}

/** A surface by its name. */
export interface SurfaceName {
  /** by which an event names it */
  key: string;
  /** as a reader sees it */
  name: string;
}

/** The reader's own formula, and how it was read. */
export interface OwnFormula extends Formula {
  /** characters that it can have */
  longest: number;
  /** of the formula that is raced on; null while what was typed cannot be read */
  letters: FormulaLetters | null;
  /** how it was read, where people read it in two ways */
  notes: string[];
  /** the surfaces that it names, where it is a name and no formula */
  offers: SurfaceName[];
}

/** What the picker of surfaces gets. */
export interface Surfaces {
  /** the surface that is raced on */
  current: Tile;
  /** all of them; null before they are asked for */
  shelf: TileGroup[] | null;
  /** of a side of their pictures */
  size: number;
  /** null unless the surface is the reader's own */
  formula: OwnFormula | null;
  /** what can be typed; null before that is asked for */
  spellings: Spelling[] | null;
  /** whether the surface cannot be changed */
  locked: boolean;
}

/** The reader picked a surface. */
export interface SurfacePick extends Event {
  /** its key */
  surface: string;
}

/** The reader typed a formula. */
export interface FormulaTyped extends Event {
  /** as it was typed */
  text: string;
}

/** The reader chose the weights of the formula. */
export interface WeightsChosen extends Event {
  /** one or two of its letters */
  weights: string[];
}

/** The window of the map. */
export interface Window {
  /** from and to of x, then of y */
  limits: number[];
  /** what each of them is called */
  names: string[];
  /** whether it is not the surface's own */
  changed: boolean;
  /** why what was typed could not be shown */
  problem: string | null;
  /** what is to be known of it */
  note: string | null;
}

/** The slider of a parameter of the formula. */
export interface LetterSlider extends Slider {
  /** how far one step of it goes; null for as fine as it is */
  step: number | null;
  /** whether its ends, step and scale are the reader's own */
  edited: boolean;
  /** why a number or a slider that was asked for could not be had */
  problem: string | null;
}

/** What the sliders of a surface's shape get. */
export interface Shape {
  /** the parameters of the formula, in the order in which it has them */
  letters: LetterSlider[];
  /** whether f has one weight: then nothing is turned, and the window has one axis */
  curve: boolean;
  /** turn and stretch */
  motion: Slider[];
  /** how it was turned and stretched; empty where it was not */
  said: string;
  /** of the map */
  window: Window;
  /** why what was asked could not be done */
  problem: string | null;
  /** whether the surface cannot be changed */
  locked: boolean;
  /** the last question that was heard */
  serial: number;
}

/** The reader moved a slider, or puts turn and stretch back. */
export interface ShapeChange extends Question {
  /** false while it is still in the hand */
  final: boolean;
  /** whether turn and stretch go back */
  reset?: boolean;
  /** the slider: turn, stretch, or p. and a letter; null for a reset */
  name?: string | null;
  /** a number, or as typed; null for the surface's own */
  value?: number | string | null;
}

/** The reader typed other ends for the slider of a parameter, or puts its own back. */
export interface SliderEdited extends Question {
  /** of the slider */
  name: string;
  /** a number, or as typed; null to put all back */
  low?: number | string | null;
  /** a number, or as typed */
  high?: number | string | null;
  /** a number, or as typed; null for as fine as the slider is */
  step?: number | string | null;
  /** whether equal ways on it multiply the value alike */
  log?: boolean;
}

/** The reader typed another window, or puts the surface's own back. */
export interface WindowChange extends Question {
  /** numbers, or as typed; none to put back */
  limits?: (number | string | null)[];
}

/** A number that is typed. */
export interface NumberField {
  /** by which an event names it */
  name: "x" | "y" | "steps" | "noise" | "seed" | "fan" | "tolerance" | "batch" | "order";
  /** what the reader calls it */
  label: string;
  /** what it is */
  value: number;
  /** what an arrow key adds */
  step: number;
}

/** Numbers that stand in one line. */
export interface NumberGroup {
  /** in their order */
  fields: NumberField[];
  /** why what was asked of one could not be done */
  problem: string | null;
  /** whether they cannot be changed */
  locked: boolean;
}

/** How the batches of a race are drawn from its samples. */
export interface Batches {
  /** from one sample to all */
  size: Slider;
  /** in which they can be drawn */
  orders: Option[];
  /** in which they are */
  order: string;
  /** what that comes to */
  said: string;
}

/** What the numbers of a race get; null for those that the page does not have. */
export interface Numbers {
  /** where the race starts */
  start: NumberGroup | null;
  /** why nothing can be seen to start there */
  warning: string | null;
  /** its steps and the seed of its noise */
  run: NumberGroup | null;
  /** its noise; null where it has batches */
  noise: Slider | null;
  /** what is to be known of the noise; empty where there is none */
  stand_in: string;
  /** null for a surface that is not made from data */
  batches: Batches | null;
  /** what a noisy race is judged by */
  fan: NumberGroup | null;
  /** the last question that was heard */
  serial: number;
}

/** The reader changed one number. */
export interface NumberChange extends Question {
  /** which one */
  name: "x" | "y" | "steps" | "noise" | "seed" | "fan" | "tolerance" | "batch" | "order";
  /** false while it is still in the hand */
  final: boolean;
  /** a number, or as typed; null for nothing */
  value?: number | string | null;
  /** whether a seed is to be drawn */
  new?: boolean;
}

/** A part of the page that a link can hide or lock. */
export interface LecturePart {
  /** in a link */
  name: string;
  /** what it is called */
  what: string;
  /** whether it can be locked */
  lockable: boolean;
  /** how this link has it */
  state: "show" | "lock" | "hide";
  /** whether this page has it */
  here: boolean;
}

/** What a link need not say, as it would say it. */
export interface LectureDefaults {
  /** of type and lines */
  size: string;
  /** how the race plays */
  play: string;
  /** how fast */
  speed: string;
  /** what is to be predicted first */
  predict: string;
}

/** What a link for a lecture can make of this page at one press. */
export interface LecturePreset {
  /** by which it is known */
  name: string;
  /** what it is called */
  title: string;
  /** what the class gets, in a line */
  what: string;
  /** names of parts */
  hide: string[];
  /** names of parts */
  lock: string[];
  /** of type and lines */
  size: number;
  /** how the race plays */
  play: string;
  /** what is to be predicted first */
  predict: string;
  /** whether one learning rate stays free */
  frees: boolean;
}

/** Several parts that a link names by one word. */
export interface LectureGroup {
  /** the word */
  name: string;
  /** what it does to them */
  state: "lock" | "hide";
  /** their names */
  parts: string[];
}

/** What the buttons at the right of the tabs get. */
export interface Share {
  /** that suit this page */
  presets: LecturePreset[];
  /** of parts */
  groups: LectureGroup[];
  /** of all pages */
  parts: LecturePart[];
  /** the learning rates on this page, of which a link can leave one free */
  rates: Option[];
  /** the one that this link does; empty for none */
  free: string;
  /** what is to be predicted first */
  predict: string;
  /** the smallest and the largest of type and lines */
  sizes: number[];
  /** of type and lines */
  size: number;
  /** how a race can play */
  plays: Option[];
  /** how this one does */
  play: string;
  /** how fast a race can play */
  speeds: Option[];
  /** how fast this one does */
  speed: string;
  /** what a link need not say */
  defaults: LectureDefaults;
  /** the whole set-up, as an address has it */
  query: string;
  /** the path of the page that exports; null where that is shown */
  export: string | null;
  /** whether the link can be copied, and a lecture be made */
  share: boolean;
  /** whether there is a lecture to leave */
  leave: boolean;
  /** which other sites may show it in a frame, as a sentence; empty where every site may */
  framed: string;
}

/** A link to a page. */
export interface TabPage {
  /** of the page */
  title: string;
  /** of its address, from any other page */
  path: string;
}

/** A tab: the link to its page, or a menu of its pages. */
export interface Tab {
  /** of its one page, or of them all */
  title: string;
  /** in their order */
  pages: TabPage[];
}

/** What the tabs get. */
export interface Tabs {
  /** in their order */
  tabs: Tab[];
  /** the title of the page that is shown */
  here: string;
  /** the whole set-up, as an address has it; empty as long as the address of this page has none */
  query: string;
}

/** What the post gets. */
export interface Parcel {
  /** the number of the parcel with which the page was laid out: another one is another page */
  layout: number;
  /** which grows */
  number: number;
  /** by view, the fields of its message that have changed */
  views: Record<string, Record<string, unknown>>;
  /** by view and field, the items of a row that have changed */
  items: Record<string, Record<string, Record<number, unknown>>>;
}

/** The cells of a figure, in columns and rows. */
export interface Cells {
  /** how many */
  columns: number;
  /** how many; 1 where a cell is a whole column */
  rows: number;
  /** the places of the first and the last column on the figure's axis */
  x: [number, number];
  /** the places of the first and the last row; null where a cell is a whole column */
  y: [number, number] | null;
}

/** A cell of a figure. */
export interface Cell {
  /** from 0 */
  row: number;
  /** from 0 */
  column: number;
}

/** What the figure gets. */
export interface FigureShown {
  /** what its axes are: a view that was zoomed is kept while this stays */
  id: string;
  /** of the picture */
  title: string;
  /** the name of the file that it is saved as, without its ending */
  file: string;
  /** its description for a screen reader */
  label: string;
  /** in pixels; null for as much as the window leaves */
  height: number | null;
  /** null for a figure that has none */
  cells: Cells | null;
  /** the cell that was chosen before the reader came back to the page */
  selected: Cell | null;
  /** on a light page */
  figure: any;
  /** those parts of it that differ on a dark page */
  dark: any;
  /** what the browser repaints it from while a setting is moved; null where it cannot */
  living: Living | null;
  /** by component, the last question of those with sliders that was heard */
  answered: Record<string, number>;
}

/** The reader wants to race a cell. */
export interface FigureLoad extends Event {
  /** of the figure that it is a cell of */
  id: string;
  /** from 0 */
  row: number;
  /** from 0 */
  column: number;
}

/** A fact about a cell. */
export interface Fact {
  /** of what */
  name: string;
  /** a number, NaN for one that there is not, or a word */
  value: number | string;
}

/** What came of a method's run. */
export interface MethodSentence extends Look {
  /** in words */
  sentence: string;
}

/** The path of a method, step by step from 0; NaN where there is none. */
export interface PreviewPath extends Look {
  /** in the catalogue of methods */
  key: string;
  /** such as "converged" */
  outcome: string;
  /** the step at which that happened */
  stopped: number;
  /** where it is */
  x: Float64Array;
  /** where it is */
  y: Float64Array;
}

/** What the preview gets. */
export interface PreviewShown {
  /** the last question that was heard */
  serial: number;
  /** that is shown; null before the reader points at one */
  cell: Cell | null;
  /** of the preview: what runs, and with which settings */
  title: string;
  /** what to do, where no cell is shown */
  hint: string;
  /** what stands below the map */
  lines: (Fact | MethodSentence)[];
  /** where the runs begin */
  start: [number, number];
  /** how many each method takes */
  steps: number;
  /** colours of the surface from low to high, by the theme */
  bands: Record<"light" | "dark", string[]>;
  /** that is raced on */
  surface: Surface;
  /** whose paths are drawn */
  methods: PreviewPath[];
}

/** The reader points at a cell. */
export interface PreviewLook extends Question {
  /** of the figure that it is a cell of */
  id: string;
  /** from 0 */
  row: number;
  /** from 0 */
  column: number;
}

/** What f and its derivatives are worked out from: one table of nodes for all of them. Over data it is that of one sample. */
export interface Program {
  /** each a number, a variable, or an operation and the places of its parts, which come before it */
  nodes: Node[];
  /** by what can be asked, the places of its parts */
  outputs: Record<string, number[]>;
}

/** How a surface is shaped by the reader. */
export interface SurfaceShape {
  /** by name, the numbers that letters of its formula stand for */
  parameters: Record<string, number>;
  /** degrees to the left */
  turn: number;
  /** along its y, before it is turned */
  stretch: number;
}

/** The samples that each step of a race sees. */
export interface StepBatches {
  /** of all steps, one after another */
  rows: Uint16Array;
  /** where those of each step begin, and where the last ones end */
  begins: Float64Array;
}

/** A surface, with all that a walk on it needs. */
export interface Programs {
  /** the same for as long as all of this is */
  id: string;
  /** that the surface has */
  shape: SurfaceShape;
  /** the surface in that shape, to the bit */
  rest: Program;
  /** what any shape follows from: unturned, its parameters as variables; null where `rest` is that */
  base: Program | null;
  /** of the data whose samples f is the mean over; none where it is over none */
  columns: Record<string, Float64Array>;
  /** of its window, about which it is turned */
  middle: [number, number];
  /** whether f has one weight: then no method moves the second coordinate */
  single: boolean;
  /** whether no derivative is 0/0 where f is defined; else only the server knows what it tends to */
  smooth: boolean;
  /** a run whose x or y is larger has diverged */
  far: number;
  /** how high f lies in its window */
  height: number;
  /** times as high as that and f at the start together, a run has diverged */
  high: number;
  /** f at its lowest known minimum; null where none is known */
  lowest: number | null;
  /** f down to which a run has arrived there; null where none is known */
  most: number | null;
  /** those minima; null where not all are known, and points */
  minima: [number, number][] | null;
  /** whether they stay where they are, whatever its parameters are */
  steady: boolean;
  /** whether `rest` is the surface in that shape; else it is worked out from the base */
  at_rest: boolean;
}

/** The model that a loss fits to samples, as far as it can be read off the loss. */
export interface FittedModel {
  /** in the weights x and y and the columns, a column u being "data_u" */
  output: Tree;
  /** the columns that the output depends on, one or two of them */
  inputs: string[];
  /** the column that the output is held against */
  target: string;
  /** the output where two classes part; null where the target is a number */
  level: number | null;
}

/** The samples, in the coordinates in which the model sees them. */
export interface Samples {
  /** by name, the samples that are trained on */
  columns: Record<string, Float64Array>;
  /** the same of those that are held out; null where none are */
  held_out: Record<string, Float64Array> | null;
  /** what readers call each column, and how it was prepared */
  titles: Record<string, string>;
  /** why no sample can be moved, added or removed, in a sentence; "" where they can */
  fixed: string;
  /** why what was last asked of them could not be had, in a sentence; "" where it could */
  problem: string;
  /** null where the loss does not show one */
  model: FittedModel | null;
}

/** The reader has moved a sample, added one or removed one. */
export interface StageSample extends Question {
  /** of the sample among those that are shown, trained ones before held-out ones; null for a new one */
  place: number | null;
  /** by column, what it is now; null where it is removed */
  values: Record<string, number> | null;
  /** false while it is still in the hand */
  final: boolean;
}

/** A column of a table. */
export interface Column {
  /** the field of a row that stands in it */
  key: string;
  /** its head */
  label: string;
  /** the tooltip of its head */
  title: string;
  /** whether words stand in it */
  text: boolean;
  /** of a number that is a part of one, shown in hundredths */
  unit: string;
  /** the fields of a row that are shown as a range beside the number */
  between: [string, string] | null;
  /** what stands where a row has nothing */
  missing: string;
  /** what stands where a number is infinite */
  endless: string;
  /** whether values that differ by rounding alone are a tie */
  heights: boolean;
  /** what is no farther from 0 than that is shown as “≤” it */
  least: number;
  /** the field of a row that decides between those that are a tie; "" where their order is kept */
  then: string;
}

/** How a method did in the race. */
export interface RaceRow extends Look {
  /** its key */
  method: string;
  /** what it is called here */
  name: string;
  /** f at the last step that has a value */
  loss: number | null;
  /** the loss there of the samples that are held out; null where none are */
  held_out: number | null;
  /** how far that is above the lowest known minimum; null where none is known */
  gap: number | null;
  /** the first step within the tolerance of it; null where there is none */
  arrived: number | null;
  /** by the loss at the end, from 0; a run that broke off stands last, and those that are a tie share it */
  place: number;
  /** the step from which it was out of that tolerance again until the end; null where it was not */
  left: number | null;
  /** evaluations spent, of f, its gradient and its Hessian; a batch of b from N samples counts b/N */
  evals: number;
  /** such as "converged" */
  outcome: string;
  /** the step at which that happened */
  stopped: number;
  /** the outcome in words */
  sentence: string;
  /** the part of the noisy runs that ended near a minimum */
  success: number | null;
  /** of the noisy runs at the last step; ∞ where half of them are lost */
  median: number | null;
  /** the lower quartile likewise */
  low: number | null;
  /** the upper quartile likewise */
  high: number | null;
  /** how many of its runs from further starts arrive, which the browser counts */
  starts: string | null;
  /** whether its path is not drawn */
  muted: boolean;
  /** the critical point at which it is at the end, in words */
  reached: string | null;
}

/** How a method did in a comparison, over all of its runs. */
export interface StandingRow extends Look {
  /** its key */
  method: string;
  /** what it is called here */
  name: string;
  /** the lower quartile of f at the end, above its lowest known minimum; ∞ for runs that are lost */
  low: number;
  /** the median likewise */
  median: number;
  /** the upper quartile likewise */
  high: number;
  /** the part of the runs that ended near a minimum; null where none is known */
  success: number | null;
  /** the median step of arriving; ∞ if half of the runs never do, null where none is known */
  steps: number | null;
  /** likewise of evaluations */
  evals: number | null;
  /** the part of the runs that went wrong */
  lost: number;
  /** what it raced with, in short */
  settings: string;
}

/** What the scoreboard gets. */
export interface Table {
  /** from the left */
  columns: Column[];
  /** a row for each method */
  rows: (RaceRow | StandingRow)[];
  /** the key of the column by which they stand until the reader sorts them */
  sorted: string;
  /** how far apart heights may be and still be a tie */
  alike: number;
  /** below the table */
  note: string;
}

/** What happened on a path. */
export interface HappenedEvent {
  /** of the path */
  method: Look;
  /** such as "overshoot", by which it has its sign */
  kind: string;
  /** at which it began */
  step: number;
  /** what happened, with its cause in numbers */
  sentence: string;
}

/** What the list of events gets. */
export interface Happened {
  /** how many there are */
  count: number;
  /** in the order of their steps; null while the list is folded */
  events: HappenedEvent[] | null;
}

/** The reader unfolds the list of events, or folds it. */
export interface HappenedFold extends Event {
  /** whether it is unfolded */
  open: boolean;
}

/** How the race is played. */
export interface Pace {
  /** "once", "loop", or "still": it waits for Play */
  play: string;
  /** how many times as fast as usual */
  speed: number;
  /** among which the reader can choose */
  speeds: number[];
}

/** The line above the stage; between its two texts the moments of the methods are told. */
export interface Caption {
  /** until the first moment: what f is like at the start, and what to watch */
  before: string;
  /** at the end: what came of it */
  after: string;
}

/** Where every method starts besides the first start. */
export interface FurtherStarts {
  /** where, or where `around` is true how far from the first start */
  points: [number, number][];
  /** whether they go with the first start */
  around: boolean;
  /** as many of them as a race can have */
  most: number;
  /** whether a ring or a grid of them can be asked for */
  patterns: boolean;
}

/** The runs of a method from the further starts, which the browser could not walk. */
export interface FurtherWalk {
  /** its key */
  method: string;
  /** of each start x and y, step by step from 0 */
  paths: [Float32Array, Float32Array][];
  /** of each the step at which it arrived; null for never */
  arrived: (number | null)[];
}

/** What the browser has asked for of the runs from further starts. */
export interface FurtherWalks {
  /** of the methods that it cannot walk from every start */
  runs: FurtherWalk[];
  /** why there are none, in a sentence; empty where there are */
  lack: string;
}

/** The noise of a race, and the fans of its noisy runs. */
export interface Noise {
  /** of each method */
  runs: number;
  /** how many of them are drawn */
  shown: number;
  /** those at which the fans are known; none while something is in the reader's hand */
  steps: number[];
  /** the distance to a minimum within which a run has succeeded */
  within: number;
  /** standard deviation of the noise on each component of the gradient */
  level: number;
  /** what that multiplies at each step of the race, along x and along y */
  draws: [Float64Array, Float64Array];
}

/** A point at which the gradient vanishes. */
export interface CriticalPoint {
  /** "minimum", "degenerate minimum", "tip", "trough", "floor", "saddle", "maximum" or "ridge" */
  kind: string;
  /** of a minimum, among all of them, the lowest being 1 */
  place: number | null;
  /** where it is */
  x: number;
  /** where it is */
  y: number;
  /** f there */
  value: number;
  /** the smaller eigenvalue of the Hessian; NaN at a tip */
  low: number;
  /** the larger eigenvalue of the Hessian; NaN at a tip, and where f has one weight */
  high: number;
  /** the condition number of the Hessian; ∞ or NaN where it has none */
  condition: number;
  /** of a trough or a ridge, its points from end to end; else none */
  line: [number, number][];
}

/** The critical points of the surface in its window. */
export interface CriticalPoints {
  /** by kind, how many were found */
  counts: Record<string, number>;
  /** how many of them are minima of any kind */
  minima: number;
  /** whether these are all; else there are at least so many */
  whole: boolean;
  /** the lowest first; of very many the minima and the lines alone */
  points: CriticalPoint[];
}

/** What a method did, told as soon as the race has come to it. */
export interface StageMoment {
  /** from which it can be told */
  step: number;
  /** the method, what it did, and when */
  sentence: string;
  /** whether its run broke off by it */
  lost: boolean;
}

/** What happened on a path. */
export interface MarkedEvent {
  /** such as "overshoot", by which it has its sign */
  kind: string;
  /** where it begins, and is pinned */
  step: number;
  /** where it ends; the same for what happens at one step */
  until: number;
  /** what happened, with its cause in numbers */
  sentence: string;
  /** where the path is at `step` */
  x: number;
  /** where the path is at `step` */
  y: number;
}

/** A path, step by step from 0, and what is measured along it; NaN where there is no number. */
export interface Walked extends Look {
  /** where it is */
  x: Float64Array;
  /** where it is */
  y: Float64Array;
  /** f there */
  value: Float64Array;
  /** the length of f's gradient there */
  gradient: Float64Array;
  /** the loss there of the samples that are held out, if any are */
  held_out: Float64Array | null;
  /** f above its lowest known minimum, if one is known */
  gap: Float64Array | null;
  /** to the nearest known minimum, if one is known */
  distance: Float64Array | null;
  /** curvature times learning rate, over the limit of what is stable */
  stability: Float64Array | null;
  /** of a noisy race: where it would be without noise */
  ghost_x: Float64Array | null;
  /** of a noisy race: where it would be without noise */
  ghost_y: Float64Array | null;
}

/** A method that races. */
export interface StageMethod extends Walked {
  /** in the catalogue of methods */
  key: string;
  /** what it is called here */
  name: string;
  /** such as "converged" */
  outcome: string;
  /** the step at which that happened */
  stopped: number;
  /** the outcome in words */
  sentence: string;
  /** of a setting that is changed during the race: the last steps before */
  changes: Record<string, number[]>;
  /** in the order of their steps */
  moments: StageMoment[];
  /** what happened on its path */
  events: MarkedEvent[];
  /** its noisy runs, each its x and its y at the noise's steps; only to be drawn */
  fan: [Float32Array, Float32Array][];
  /** its settings: numbers, or where scheduled a value for each step */
  hypers: Record<string, number | Float64Array>;
}

/** The run that is kept beside the race as a ghost. */
export interface PinnedRun extends Walked {
  /** the method and its settings, for the legend */
  name: string;
}

/** A method about which a guess is made. */
export interface GameMethod extends Look {
  /** in the catalogue of methods */
  key: string;
  /** what it is called here */
  name: string;
}

/** What a method did, beside what was guessed of it. */
export interface GameRow {
  /** of the method */
  key: string;
  /** what it did, or how far off the guess is */
  words: string;
}

/** A guess that was judged. */
export interface GameResult {
  /** the methods in order, or where each ends; null for nowhere */
  guess: string[] | Record<string, [number, number] | null>;
  /** of 100 */
  score: number;
  /** how good it was, in words */
  text: string;
  /** every method: in the actual order, or as the guess has them */
  rows: GameRow[];
  /** how all guesses of this visit went */
  tally: string;
}

/** The game that is played on the stage, or that one can be begun. */
export interface Game {
  /** "rank", "end", "scene" where a lesson asks, or "off" for none */
  kind: string;
  /** whether a guess is awaited: then no method is sent with the race */
  waits: boolean;
  /** what is asked */
  question: string;
  /** how a guess is judged */
  rule: string;
  /** about which a guess is made */
  methods: GameMethod[];
  /** the guess, if there was one */
  judged: GameResult | null;
}

/** What the stage gets. */
export interface Stage {
  /** the last question that was heard */
  serial: number;
  /** by component, the last question of it that was heard */
  answered: Record<string, number>;
  /** grows when the race is to play from its start */
  play: number;
  /** what is shown, a key of `views` */
  view: string;
  /** what can be shown, by name: each some of "curve", "map", "relief" and "data" */
  views: Record<string, string[]>;
  /** whether what happens on the paths is marked */
  events: boolean;
  /** where the race begins */
  start: [number, number];
  /** where it begins besides, for the browser to walk */
  starts: FurtherStarts;
  /** how many each method takes */
  steps: number;
  /** the part of the window that the map opens on; null for the whole */
  look: [[number, number], [number, number]] | null;
  /** how the race is played */
  pace: Pace;
  /** keys of the methods whose paths are not drawn */
  muted: string[];
  /** names of parts that cannot be changed */
  locked: string[];
  /** names of parts that are not shown */
  hidden: string[];
  /** whether the page stands in another */
  embedded: boolean;
  /** the series that are drawn as curves, and what each is called */
  titles: Record<string, string>;
  /** what the curve of f itself is called, for when no minimum is known */
  loss: string;
  /** by series, a value that is drawn across its curve */
  edges: Record<string, number>;
  /** colours of the surface from low to high, by the theme */
  bands: Record<"light" | "dark", string[]>;
  /** that is raced on */
  surface: Surface;
  /** that it is made from; null where it is made from none */
  samples: Samples | null;
  /** the samples that each step sees; null where each sees all */
  batches: StepBatches | null;
  /** what the axis of the curves counts: "steps", "epochs" or "samples" */
  counted: string;
  /** whether the curve of how near each method is to its limit is drawn, which few need */
  stability: boolean;
  /** whether the gradient of each sample is drawn on the map */
  arrows: boolean;
  /** key of the method whose samples' gradients are drawn, if it races; else the first one's are */
  looked: string;
  /** that is played; null where none can be begun */
  game: Game | null;
  /** the line above */
  caption: Caption;
  /** null without noise */
  noise: Noise | null;
  /** null while they are not known */
  critical: CriticalPoints | null;
  /** that race */
  methods: StageMethod[];
  /** null where nothing is pinned */
  pinned: PinnedRun | null;
  /** the runs from further starts that the browser has asked for */
  beside: FurtherWalks;
}

/** The reader chose where the race starts. */
export interface StagePick extends Question {
  /** null where the map has no number there */
  x: number | null;
  /** null where the map has no number there */
  y: number | null;
  /** false while it is still in the hand */
  final: boolean;
  /** whether the race is to play from there */
  play: boolean;
}

/** The reader chose where every method starts besides the first start. */
export interface StageStarts extends Question {
  /** "points", "ring" or "grid" */
  pattern: string;
  /** where; none of a ring or a grid */
  points: [number, number][];
}

/** The reader chose which paths are not drawn. */
export interface StageMute extends Question {
  /** keys of methods */
  muted: string[];
}

/** The reader chose what is shown. */
export interface StageView extends Event {
  /** its name */
  view: string;
}

/** The reader wants what happens on the paths to be marked, or not to be. */
export interface StageEvents extends Event {
  /** whether it is to be */
  shown: boolean;
}

/** The reader chose what the axis of the curves counts. */
export interface StageCounted extends Event {
  /** "steps", "epochs" or "samples" */
  counted: string;
}

/** The reader wants the chart of the stability to be drawn, or not to be. */
export interface StageStability extends Event {
  /** whether it is to be */
  shown: boolean;
}

/** The reader wants the gradient of each sample to be drawn on the map, or not to be. */
export interface StageArrows extends Event {
  /** whether it is to be */
  shown: boolean;
}

/** The browser cannot walk some runs from the further starts. */
export interface StageLacking extends Event {
  /** keys of the methods */
  methods: string[];
}

/** The reader wants to see the step that leads to a point of the path taken apart. */
export interface StageOpen extends Event {
  /** 0 for the start, to which none leads */
  step: number;
}

/** The reader begins a game, another round of it, or ends it. */
export interface StageGame extends Event {
  /** "rank", "end", "again" or "off" */
  game: string;
}

/** The reader's guess: one of the two. */
export interface StageGuess extends Event {
  /** keys of the methods, the best first */
  order?: string[] | null;
  /** by method, where it will end; null for nowhere in the window */
  places?: Record<string, [number, number] | null> | null;
}

/** The stylesheet for type of the size that is set. */
export interface Styles {
  /** of its file, below that of the app */
  address: string;
}

/** One link of a lecture. */
export interface TeachingStop {
  /** what it is about */
  title: string;
  /** minutes after the beginning of the lecture */
  begins: number;
  /** minutes after the beginning of the lecture */
  ends: number;
  /** of its address, from any other page */
  path: string;
  /** the question to ask */
  ask: string;
  /** what the class does */
  do: string;
  /** what the class sees */
  see: string;
  /** what to take from it */
  conclude: string;
}

/** A lecture in links. */
export interface Teaching {
  /** in their order */
  stops: TeachingStop[];
}

/** What the reader did, as the browser tells it; what it need not tell has a default. */
export interface Event {
  /** digests of the arrays that need not be sent again */
  held?: number[];
}

/** An event that is answered: the browser asks no other before it hears that this one was. */
export interface Question extends Event {
  /** the number of the question, which grows */
  serial: number;
}
