//! The averaged perceptron (Freund and Schapire 1999, Collins 2002) over a table of hashed weights, rounded to one byte each in the end.

/// Weights while they learn.
pub struct Perceptron {
    weights: Vec<i32>,
    /// Sum of a weight over all steps up to its stamp.
    totals: Vec<i64>,
    stamps: Vec<u32>,
    steps: u32,
}

impl Perceptron {
    pub fn new(size: usize) -> Self {
        Self { weights: vec![0; size], totals: vec![0; size], stamps: vec![0; size], steps: 0 }
    }

    pub fn weight(&self, at: usize) -> i32 {
        self.weights[at]
    }

    pub fn step(&mut self) {
        self.steps += 1;
    }

    pub fn update(&mut self, at: usize, by: i32) {
        self.totals[at] += i64::from(self.weights[at]) * i64::from(self.steps - self.stamps[at]);
        self.stamps[at] = self.steps;
        self.weights[at] += by;
    }

    /// The averages in one byte each.
    pub fn round(&self) -> Vec<u8> {
        let average = |at: usize| {
            let total = self.totals[at] + i64::from(self.weights[at]) * i64::from(self.steps - self.stamps[at]);
            total as f64 / f64::from(self.steps.max(1))
        };
        let averages: Vec<f64> = (0..self.weights.len()).map(average).collect();
        round(&averages)
    }
}

/// Weights in one byte each, see [`onrecord::language::weigh`].
pub fn round(weights: &[f64]) -> Vec<u8> {
    let largest = weights.iter().fold(0.0, |largest: f64, weight| largest.max(weight.abs()));
    let round = |weight: &f64| ((weight.abs() / largest).sqrt() * 127.0).round().copysign(*weight) as i8;
    weights.iter().map(|weight| round(weight).cast_unsigned()).collect()
}
