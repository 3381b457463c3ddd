"""AdaBelief: Adam that scales by how far the slope strays from its average.

Reads as: Zhuang et al. 2020, Algorithm 1.
Differs: in nothing; ε is added to s at every step, and to its root, as the paper has it.
Shows: long strides where the slope is steady, short ones where it turns.
"""

from optimizers.base import Optimizer, epsilon, first_moment, learning_rate, second_moment, sqrt


def step(x, g, m, s, *, lr, beta1, beta2, eps, beta1_t, beta2_t):
    m = beta1 * m + (1 - beta1) * g
    s = beta2 * s + (1 - beta2) * ((g - m) * (g - m)) + eps
    m_hat = m / (1 - beta1_t)
    s_hat = s / (1 - beta2_t)
    return x - lr * m_hat / (sqrt(s_hat) + eps), m, s


METHOD = Optimizer(
    name="AdaBelief",
    order=150,
    family="adaptive",
    teaches="Adam that trusts steady gradients: it divides by how far each gradient is from the average.",
    source="Zhuang, Tang, Ding, Tatikonda, Dvornek, Papademetris and Duncan, 2020, AdaBelief optimizer",
    differs="ε is added to s at every step and to its root, as in the paper; with ε = 10⁻¹⁶ this hardly matters",
    step=step,
    invariances=("scale", "translation"),
    grows_back=3.2,
    hypers=(
        learning_rate(0.1),
        first_moment(),
        second_moment(
            text=(
                "Deviation memory: the part of the average squared deviation that is kept; closer to 1 remembers "
                "longer."
            )
        ),
        epsilon(1e-16),
    ),
    state={"m": 0.0, "s": 0.0},
    roles={"m": "momentum", "m_hat": "momentum", "s": "squares", "s_hat": "squares"},
)
