"""Starts Qt Quick: renderer, style, the QML module `Bijou`, and the window that it describes."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QObject, QPoint, QSize, Qt, QThreadPool, QTimer, QUrl
from PySide6.QtGui import QGuiApplication, QOffscreenSurface, QOpenGLContext, QSurfaceFormat
from PySide6.QtQml import QJSValue, QQmlApplicationEngine, QQmlComponent, QQmlEngine, QQmlError, qmlRegisterSingletonType
from PySide6.QtQuick import QQuickImageProvider, QQuickWindow, QSGRendererInterface
from shiboken6 import getCppPointer

from app.views.vocabulary import SINGLETONS

Renderer = Literal["auto", "gl", "software"]
QML = Path(__file__).parent / "qml"
URI = "Bijou"
SAMPLES = 4
GL_RENDERER = 0x1F01
UNREADABLE = re.compile(r"QML \w+: (?:Cannot open|Error decoding): (file:.+?)(?:: Unsupported image format)?$")
"""What QML says of a picture's file that is gone or broken."""
log = logging.getLogger(__name__)


def prepare(renderer: Renderer) -> None:
    """What must be settled before the QGuiApplication exists."""
    os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    if renderer == "software" or os.environ.get("QT_QUICK_BACKEND") == "software":
        QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    else:
        os.environ.setdefault("QSG_ANTIALIASING_METHOD", "vertex")  # rectangles smooth their own edges; multisampling alone leaves pills and circles jagged
        smooth = QSurfaceFormat.defaultFormat()
        smooth.setSamples(SAMPLES)  # off by default, and circles turn jagged
        QSurfaceFormat.setDefaultFormat(smooth)


def choose(renderer: Renderer) -> str:
    """Settle `auto` once the QGuiApplication exists: a graphics card draws through OpenGL, everything else through Qt's own software renderer.

    Mesa's llvmpipe is OpenGL on the CPU and slower than Qt's software renderer on the same CPU. Returns what draws, in words for the log.
    """
    if QQuickWindow.graphicsApi() == QSGRendererInterface.GraphicsApi.Software:
        return "software"
    if renderer == "auto":
        card = _opengl_renderer()
        if card is None or any(name in card.lower() for name in ("llvmpipe", "softpipe", "swrast")):
            QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
            return "software"
        return card
    QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.OpenGL)
    return "OpenGL"


def _opengl_renderer() -> str | None:
    """What OpenGL calls the thing that draws; None without OpenGL."""
    surface = QOffscreenSurface()
    surface.create()
    context = QOpenGLContext()
    if not context.create() or not context.makeCurrent(surface):
        return None
    try:
        return context.functions().glGetString(GL_RENDERER) or None
    finally:
        context.doneCurrent()


def touch_types() -> None:
    """Use every Qt type that pool threads use once, on the main thread.

    PySide builds a type's Python side on first use; two threads that do so at the same moment can crash or hang the interpreter.
    """
    for kind in (QObject, QTimer, QThreadPool, QByteArray, QUrl, QSize, QPoint):
        kind()


Make = Callable[[], QObject]
_makers: dict[tuple[int, str], Make] = {}
"""How an engine (by its address) gets a Python object by its name, where it is made when QML first speaks of it."""


class Stage:
    """The QML engine and its window. `warnings` collects what QML complained of."""

    def __init__(self) -> None:
        self.warnings: list[str] = []
        self.engine = QQmlApplicationEngine()
        self.engine.warnings.connect(self._on_warnings)
        self.engine.addImportPath(str(QML))
        self._ahead: list[QQmlComponent] = []
        self._closed = False
        self._unreadable: Callable[[str], None] | None = None
        _register()

    def read_ahead(self, file: str, *, wait: bool) -> None:
        """Have Qt's own thread read a QML file of the module and all that it names, so that it need not be read when it is shown.

        `wait` until it is read, with Python's lock given away; without, it is read meanwhile, and whoever shows it waits for the rest.
        """
        mode = QQmlComponent.CompilationMode.PreferSynchronous if wait else QQmlComponent.CompilationMode.Asynchronous
        component = QQmlComponent(self.engine)
        component.loadUrl(QUrl.fromLocalFile(str(QML / URI / file)), mode)
        self._ahead.append(component)  # what is read is forgotten with the last component that holds it

    def furnish(self, singletons: Mapping[str, QObject], later: Mapping[str, Make], pictures: Mapping[str, QQuickImageProvider]) -> None:
        """Give QML what its names stand for. `singletons` are there; `later` makes others when a QML file first speaks of them, so that they need not be
        imported before the first frame. `pictures` are the image providers.
        """
        for name, thing in singletons.items():
            _makers[_address(self.engine), name] = partial(_itself, thing)
        for name, make in later.items():
            _makers[_address(self.engine), name] = make
        for name, provider in pictures.items():
            self.engine.addImageProvider(name, provider)

    def open(self, window: str = "Main") -> QQuickWindow | None:
        """Load a window of the module, hidden; None when QML could not build it (`warnings` says why)."""
        self.engine.loadFromModule(URI, window)
        roots = self.engine.rootObjects()
        return roots[0] if roots and isinstance(roots[0], QQuickWindow) else None

    def hear_unreadable(self, hear: Callable[[str], None]) -> None:
        """`hear(address)` gets another picture for a file that is gone or broken, which then is nothing to complain of. Complaints go to the log alone."""
        self._unreadable = hear
        self.engine.setOutputWarningsToStandardError(False)

    def close(self) -> None:
        """Take the window and the engine down, while the singletons that they use still live. Harmless when repeated."""
        if self._closed:
            return
        self._closed = True
        for key in [key for key in _makers if key[0] == _address(self.engine)]:
            del _makers[key]
        self._ahead.clear()
        for root in self.engine.rootObjects():
            root.deleteLater()
        self.engine.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _on_warnings(self, errors: list[QQmlError]) -> None:
        for error in errors:
            unreadable = UNREADABLE.match(error.description())
            if unreadable and self._unreadable is not None:
                log.info("A picture could not be shown: %s", error.description())
                # QML is in the middle of loading it
                QTimer.singleShot(0, self.engine, partial(self._unreadable, Path(QUrl(unreadable[1]).toLocalFile()).as_uri()))
                continue
            self.warnings.append(error.toString())
            log.warning("QML: %s", error.toString())


@cache  # a name is registered once per process: a second time confuses the types of later engines
def _register() -> None:
    for name in SINGLETONS:
        qmlRegisterSingletonType(URI, 1, 0, name, _maker(name))  # type: ignore[call-overload]  # the stub asks for bytes, PySide for text


def _itself(thing: QObject) -> QObject:
    return thing


def _address(engine: QQmlEngine) -> int:
    return int(getCppPointer(engine)[0])


@cache  # PySide keeps no reference to the function that it is given
def _maker(name: str) -> Callable[[QQmlEngine], QJSValue]:
    def make(engine: QQmlEngine) -> QJSValue:
        thing = _makers[_address(engine), name]()
        QQmlEngine.setObjectOwnership(thing, QQmlEngine.ObjectOwnership.CppOwnership)
        return engine.newQObject(thing)

    return make
