pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Words that may take several lines.
Label {
    color: Theme.textMuted
    lineHeight: Theme.lineHeight
    verticalAlignment: Text.AlignTop
    wrapMode: Text.Wrap
}
