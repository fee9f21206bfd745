"""What all contract suites share: the component under test, and the rule that no suite is weakened in silence."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from copy import deepcopy
from types import MappingProxyType
from typing import Any, ClassVar, TypeVar

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy

from newsparse._registry import Config, Registry, discover, make
from newsparse._registry.checks import NAME
from newsparse.errors import NewsparseError, unknown
from newsparse.model import Article, ParsedArticle
from newsparse.plugin import Option
from newsparse.testing.registry import fake_registry, name_of

T = TypeVar("T")

_LEAST_EXAMPLES = 20


class Contract:
    """The base of all suites. Subclasses say what is tested; they may add tests, and must not redefine any.

    A component that cannot keep a part of its contract says so in ``exempt``: the name of the test, and why. That test
    is then expected to fail, is listed by pytest with the reason, and fails the suite once it passes.

    Attributes:
        component: the name of the component.
        plugin: its plugin, a module or an object with hook implementations; None for one that is installed.
        plugin_name: what the plugin's entry point is called; as default, what the names of its components begin with.
        options: options that the component is made with.
        exempt: tests that are expected to fail, with the reason.
        examples: how many inputs Hypothesis draws for each property; 20 at least. A profile of Hypothesis that draws
            fewer than 20 goes before.

    Example:
        >>> from newsparse.testing import CleanerContract
        >>> class TestTrailer(CleanerContract):
        ...     component = "gazette.trailer"
        ...     exempt = {"test_cleaning_twice_changes_no_more": "the trailer may stand twice"}
        >>> issubclass(TestTrailer, Contract)
        True
    """

    component: ClassVar[str] = ""
    plugin: object | None = None  # a type checker refuses a module where a ClassVar is declared
    plugin_name: ClassVar[str] = ""
    options: ClassVar[Mapping[str, Option]] = MappingProxyType({})
    exempt: ClassVar[Mapping[str, str]] = MappingProxyType({})
    examples: ClassVar[int] = 50

    catalogue: ClassVar[str] = ""

    def __init_subclass__(cls, **more: Any) -> None:
        super().__init_subclass__(**more)
        tests: dict[str, object] = {}
        for base in reversed(cls.__mro__[1:]):
            if issubclass(base, Contract):
                tests |= {name: value for name, value in vars(base).items() if name.startswith("test_")}
        for name, test in tests.items():
            if getattr(cls, name, None) is not test:
                raise TypeError(f"{cls.__name__} redefines {name}; give a reason in `exempt` instead")
        for name, reason in cls.exempt.items():
            if name not in tests:
                raise TypeError(f"{cls.__name__}.exempt: {unknown('test', name, tests)}")
            if not reason.strip():
                raise TypeError(f"{cls.__name__}.exempt: {name} needs a reason")
        if cls.examples < _LEAST_EXAMPLES:
            raise TypeError(f"{cls.__name__}.examples must be {_LEAST_EXAMPLES} or more")

    @pytest.fixture(autouse=True)
    def _expected_to_fail(self, request: pytest.FixtureRequest) -> None:
        name = getattr(request.node, "originalname", request.node.name)
        if name in self.exempt:
            request.applymarker(pytest.mark.xfail(reason=self.exempt[name], strict=True))

    @pytest.fixture
    def registry(self) -> Registry:
        """The registry that the component is in: newsparse's own plugins, and the one under test."""
        if self.plugin is None:
            return discover(Config())
        name = self.plugin_name or name_of(self.plugin) or self.component.partition(".")[0]
        return fake_registry({name: self.plugin}, built_in=True)

    @pytest.fixture
    def spec(self, registry: Registry) -> Any:
        """The spec of the component."""
        catalogue = getattr(registry, self.catalogue)
        problems = "; ".join(registry.problems) or "it is not among what the plugin provides"
        assert self.component in catalogue, f"there is no {catalogue.what} {self.component!r}: {problems}"
        return catalogue.get(self.component).spec

    def make(self, spec: Any) -> Any:
        """A new component, made as the engine makes it."""
        return make(spec, self.options)

    def for_all(self, inputs: SearchStrategy[T], check: Callable[[T], None]) -> None:
        """Run ``check`` on what Hypothesis draws."""
        quiet = (HealthCheck.too_slow, HealthCheck.data_too_large)
        wrapped = given(inputs)(lambda value: check(value))
        most = settings().max_examples
        examples = most if most < _LEAST_EXAMPLES else self.examples
        settings(max_examples=examples, deadline=None, suppress_health_check=quiet)(wrapped)()

    # -- what holds for every component

    def test_its_name_and_options_are_plain(self, spec: Any) -> None:
        """Names and options go into configuration files, command lines and other processes."""
        assert NAME.fullmatch(spec.name), f"{spec.name!r}: names are lower-case letters, digits, '-', '_' and '.'"
        for name, default in spec.options:
            parts = default if isinstance(default, tuple) else (default,)
            plain = all(type(part) in (str, int, float, bool) for part in parts)
            assert plain, f"option {name!r} must be a text, a number, or a tuple of texts, not {default!r}"
        assert len(dict(spec.options)) == len(spec.options), "an option stands twice"
        nameable = attrs.evolve(spec, factory="module:attribute")
        assert pickle.loads(pickle.dumps(nameable)) == nameable, "the spec changes when it is pickled"
        assert hash(nameable) == hash(pickle.loads(pickle.dumps(nameable))), "the spec cannot be hashed"

    def test_it_is_made_from_its_default_options(self, spec: Any) -> None:
        """Nobody has to configure a component before it works."""
        make(spec)


def outcome(function: Callable[[], T]) -> T | NewsparseError:
    """What a component's own code returns, or the error that it raises on purpose; any other error fails the test."""
    try:
        return function()
    except NewsparseError as error:
        return error
    except Exception as error:
        message = f"it raised {type(error).__name__}: {error} (a component raises NewsparseErrors only)"
        raise AssertionError(message) from error


def unchanged(before: Article | ParsedArticle) -> Callable[[], None]:
    """A check, to be called later, that nothing in an article or document has been changed meanwhile."""
    shown, tokens = deepcopy(before), deepcopy(getattr(before, "tokens", None))

    def check() -> None:
        same = before == shown and getattr(before, "tokens", None) == tokens
        assert same, "it changed what it was given; components return new items, and change nothing"

    return check
