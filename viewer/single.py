"""One window a library: a second start hands its document to the first, and ends.

Who is first is decided by the library's lock; the socket only carries the message.
"""

from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_ANSWER = b"shown\n"
_PATIENCE = 1500
"""Milliseconds for which another window is waited for."""
_LONGEST = 65536


def name_of(library: Path) -> str:
    """Return the name of the socket that belongs to a library."""
    return f"briefing-viewer-{sha256(str(library.absolute()).encode()).hexdigest()[:24]}"


def hand_over(name: str, document: Path | None) -> bool:
    """Let the window that is open show itself and the document; tell whether it did."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_PATIENCE):
        return False
    path = str(document.absolute()) if document else ""
    socket.write(path.encode("utf-8", "surrogateescape") + b"\n")
    socket.flush()
    while not socket.canReadLine():
        if not socket.waitForReadyRead(_PATIENCE):
            return False
    return socket.readLine().data() == _ANSWER


class Calls(QObject):
    """Hears from later starts of the program, of the same user only."""

    shown = Signal()
    """The window is to come to the front."""
    document_wanted = Signal(object)
    """The Path of a document that is to be opened in it."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(name)  # of a program that was killed: the lock says it is gone
        self._server.listen(name)
        self._server.newConnection.connect(self._answer)

    def close(self) -> None:
        """Hear no more."""
        self._server.close()

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > _LONGEST:
            socket.abort()
        if not socket.canReadLine():
            return
        path = bytes(socket.readLine().data()).rstrip(b"\n").decode("utf-8", "surrogateescape")
        socket.write(_ANSWER)
        socket.flush()
        self.shown.emit()
        if path:
            self.document_wanted.emit(Path(path))
