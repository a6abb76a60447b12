pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// How posters fill a width: the same for the wall and for the shapes that stand there until it is known.
QtObject {
    id: measure

    required property real room

    readonly property real wanted: Theme.posterIdeal * Theme.roominess
    readonly property real narrowest: Theme.posterMin * Math.min(1, Theme.roominess)
    readonly property int columns: Math.max(1, Math.min(Math.ceil((room + Theme.gap18) / (wanted + Theme.gap18)), Math.floor((room + Theme.gap18) / (narrowest + Theme.gap18))))
    readonly property int posterWidth: Math.floor((room + Theme.gap18) / columns) - Theme.gap18
    readonly property int posterHeight: Math.round(posterWidth * 1.5)
    readonly property int titleTop: posterHeight + Theme.gap8
    readonly property int captionTop: titleTop + Math.ceil(strong.height) + Theme.px(1)
    readonly property int cellWidth: posterWidth + Theme.gap18
    readonly property int cellHeight: captionTop + Math.ceil(caption.height) + Theme.gap20

    readonly property FontMetrics strong: FontMetrics {
        font: Theme.strong
    }
    readonly property FontMetrics caption: FontMetrics {
        font: Theme.caption
    }

    // The room that the letters leave, whether they are there or not: another order shall not have every poster drawn anew, a pixel wider
    function roomIn(width: real): real {
        return width - Theme.pageMargin - Theme.px(46);
    }
}
