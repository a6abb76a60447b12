pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// An hour of the day, as the locale writes it.
ComboBox {
    id: chooser

    property int minutes: 0
    signal chosen(minutes: int)

    implicitWidth: Theme.px(120)
    model: Array.from({
        length: 24
    }, (_, hour) => new Date(2000, 0, 1, hour).toLocaleTimeString(Qt.locale(), Locale.ShortFormat))
    currentIndex: Math.floor(minutes / 60)
    onActivated: index => chosen(index * 60)
}
